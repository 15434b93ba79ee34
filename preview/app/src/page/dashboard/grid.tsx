import type { TimeRange } from "@grafana/data";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { PlacedPanel } from "../../dashboard/index.ts";
import { PanelFrame } from "../../panel/index.ts";
import { interpolate, namesIn, type Values } from "../../variables/index.ts";
import { navigateWith } from "../router/index.ts";
import { type Box, boxesOf, heightOf } from "./grid-size.ts";
import { RowHeading } from "./row-heading.tsx";
import { scopedValues } from "./scoped-values.ts";
import { isInView, useInView } from "./use-in-view.ts";
import { useSettled } from "./use-settled.ts";
import { useWidth } from "./use-width.ts";

export interface GridProps {
  readonly placed: readonly PlacedPanel[];
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly values: Values;
  readonly scrapeInterval: string;
  /** Draws also what is not in view. */
  readonly all: boolean;
  readonly onTimeRange: (range: { readonly from: number; readonly to: number }) => void;
  readonly onToggleRow: (key: string, open: boolean) => void;
  /** Told whether every panel in view has been answered. */
  readonly onSettled: (settled: boolean) => void;
}

/** The panels and rows of a dashboard where they belong. Panels are drawn when they come into view, and stay from then on. */
export function Grid(props: GridProps): ReactNode {
  const { placed, all, onSettled, onToggleRow } = props;
  const [measured, width] = useWidth();
  const container = useRef<HTMLDivElement>(null);
  const view = useInView(container, all);
  const boxes = useMemo(() => boxesOf(placed, width), [placed, width]);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const items = placed.map((one, index) => ({ one, box: boxes[index] as Box }));
  const inView = width === 0 ? [] : items.filter(({ box }) => isInView(box, view));
  const names = inView.filter(({ one }) => one.row === undefined).map(({ one }) => nameOf(one));
  const unseen = names.filter((name) => !seen.has(name));
  if (unseen.length > 0) setSeen(new Set([...seen, ...unseen]));
  const [settled, tell] = useSettled(names);
  useEffect(() => onSettled(width > 0 && settled), [width, settled, onSettled]);
  return (
    <div ref={measured}>
      <div ref={container} data-dashboard-grid style={{ position: "relative", height: heightOf(boxes) }}>
        {width > 0 &&
          items.map(({ one, box }) =>
            one.row === undefined ? (
              <div key={one.key} style={styleOf(box)}>
                {seen.has(nameOf(one)) && (
                  <GridPanel {...props} placed={one} box={box} inView={names.includes(nameOf(one))} onState={tell} />
                )}
              </div>
            ) : (
              <div key={one.key} style={styleOf(box)} data-row={one.key}>
                <Row placed={one} row={one.row} values={props.values} onToggle={onToggleRow} />
              </div>
            ),
          )}
      </div>
    </div>
  );
}

function GridPanel({
  placed,
  box,
  inView,
  onState,
  values,
  ...rest
}: Omit<GridProps, "placed" | "all" | "onToggleRow" | "onSettled"> & {
  readonly placed: PlacedPanel;
  readonly box: Box;
  readonly inView: boolean;
  readonly onState: ReturnType<typeof useSettled>[1];
}): ReactNode {
  const { panel, scopes } = placed;
  const { range, timeZone, scrapeInterval, onTimeRange } = rest;
  const names = useMemo(() => namesIn(JSON.stringify(panel)), [panel]);
  const scopeText = JSON.stringify(scopes);
  const used = scopedValues(names, values, scopes);
  const usedText = JSON.stringify(used) + scopeText;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the values
  const own = useMemo(() => used, [usedText]);
  return (
    <PanelFrame
      panel={panel}
      name={nameOf(placed)}
      width={box.width}
      height={box.height}
      values={own}
      onView={toggleView}
      {...{ range, timeZone, scrapeInterval, onTimeRange, inView, onState }}
    />
  );
}

function Row({
  placed: { key, panel, scopes },
  row,
  values,
  onToggle,
}: {
  readonly placed: PlacedPanel;
  readonly row: NonNullable<PlacedPanel["row"]>;
  readonly values: Values;
  readonly onToggle: GridProps["onToggleRow"];
}): ReactNode {
  const title = panel.title ?? "";
  const shown = interpolate(title, scopedValues(namesIn(title), values, scopes), "text");
  return <RowHeading title={shown} open={row.open} panels={row.panels} onToggle={() => onToggle(key, !row.open)} />;
}

/** Shows one panel alone, or all of them again. */
function toggleView(name: string): void {
  navigateWith((parameters) => {
    if (parameters.has("viewPanel")) parameters.delete("viewPanel");
    else parameters.set("viewPanel", `panel-${name}`);
    return parameters;
  });
}

function nameOf({ key }: PlacedPanel): string {
  return key.replace(/^panel-/, "");
}

function styleOf({ left, top, width, height }: Box) {
  return { position: "absolute", left, top, width, height } as const;
}
