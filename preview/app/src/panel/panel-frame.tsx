import type { TimeRange } from "@grafana/data";
import { PanelChrome } from "@grafana/ui";
import { memo, type ReactNode, useEffect } from "react";
import type { PanelJson } from "../dashboard/index.ts";
import { kindOf, type PanelProps } from "../panels/index.ts";
import { interpolate, type Values } from "../variables/index.ts";
import { KnownPanel } from "./known-panel.tsx";
import { Message } from "./message.tsx";
import type { PanelState } from "./use-panel-data.ts";

export interface PanelFrameProps {
  readonly panel: PanelJson;
  /** Tells it from all others on the page: its id, with `-clone-1` for the second of a repeated one. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
  readonly timeZone: string;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly onTimeRange: PanelProps<unknown>["onTimeRange"];
  /** In view or near: queries are asked only then. */
  readonly inView: boolean;
  /** Told where the panel stands, whenever that changes. */
  readonly onState: (name: string, state: PanelState) => void;
  /** Shows one panel alone, or all again. */
  readonly onView: (name: string) => void;
}

/** One panel: title, state, and the drawing of its kind inside. */
export const PanelFrame = memo(function PanelFrame(props: PanelFrameProps): ReactNode {
  const kind = kindOf(props.panel.type);
  return kind === undefined ? <UnknownPanel {...props} /> : <KnownPanel {...props} kind={kind} />;
});

function UnknownPanel({ panel, name, width, height, values, onState }: PanelFrameProps): ReactNode {
  const { type, title = "", libraryPanel } = panel;
  useEffect(() => onState(name, "done"), [name, onState]);
  const what = libraryPanel === undefined ? `Panels of the type “${type}”` : `The library panel “${libraryPanel.name}”`;
  return (
    <div data-panel-id={name} data-panel-type={type} data-panel-state="done" data-panel-unknown>
      <PanelChrome width={width} height={height} title={interpolate(title, values, "text")}>
        {(_innerWidth, innerHeight) => (
          <Message height={innerHeight} icon="info-circle">
            {what} {libraryPanel === undefined ? "are" : "is"} not previewed.
          </Message>
        )}
      </PanelChrome>
    </div>
  );
}
