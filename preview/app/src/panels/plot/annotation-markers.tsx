import { dateTimeFormat, type GrafanaTheme2 } from "@grafana/data";
import { Tooltip, type UPlotConfigBuilder, useTheme2 } from "@grafana/ui";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type uPlot from "uplot";
import type { Annotation } from "../../annotations/index.ts";

interface MarkersProps {
  readonly config: UPlotConfigBuilder;
  readonly annotations: readonly Annotation[];
  readonly timeZone: string;
}

/** Annotations on a graph: dashed lines and tinted spans across it, and below it a mark for each that tells its text. */
export function AnnotationMarkers({ config, annotations, timeZone }: MarkersProps): ReactNode {
  const theme = useTheme2();
  const plot = useRef<uPlot>(undefined);
  const shown = useRef({ annotations, theme });
  const [area, setArea] = useState<Area>();
  useLayoutEffect(() => {
    config.addHook("init", (made) => {
      plot.current = made;
    });
    config.addHook("draw", (drawn) => {
      drawLines(drawn, shown.current.annotations, shown.current.theme);
      setArea((before) => areaOf(drawn, before));
    });
  }, [config]);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { annotations, theme };
    if (before.annotations !== annotations || before.theme !== theme) plot.current?.redraw(false);
  }, [annotations, theme]);
  if (area === undefined || annotations.length === 0) return null;
  return (
    <div style={{ position: "absolute", left: area.left, top: area.bottom, width: area.width, height: 0 }}>
      {[...marksOf(annotations)].map(([key, annotation]) => (
        <Mark key={key} {...{ annotation, area, timeZone }} />
      ))}
    </div>
  );
}

/** Where a graph's values are drawn, in pixels of the page, and its range. */
interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly from: number;
  readonly to: number;
}

/** The same object as before where nothing has moved, so that a drawing does not cause the next. */
function areaOf({ bbox, scales }: uPlot, before: Area | undefined): Area {
  const ratio = devicePixelRatio;
  const area = {
    left: bbox.left / ratio,
    bottom: (bbox.top + bbox.height) / ratio,
    width: bbox.width / ratio,
    from: scales.x?.min ?? 0,
    to: scales.x?.max ?? 1,
  };
  const isSame =
    before !== undefined && Object.entries(area).every(([key, value]) => before[key as keyof Area] === value);
  return isSame ? before : area;
}

function drawLines(plot: uPlot, annotations: readonly Annotation[], theme: GrafanaTheme2): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { time, timeEnd, color } of annotations) {
    const shown = theme.visualization.getColorByName(color);
    const from = plot.valToPos(time, "x", true);
    const edges = timeEnd === undefined ? [from] : [from, plot.valToPos(timeEnd, "x", true)];
    ctx.strokeStyle = shown;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.setLineDash([5, 5]);
    for (const edge of edges) {
      ctx.beginPath();
      ctx.moveTo(edge, bbox.top);
      ctx.lineTo(edge, bbox.top + bbox.height);
      ctx.stroke();
    }
    const [, to] = edges;
    if (to === undefined) continue;
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = shown;
    ctx.fillRect(from, bbox.top, to - from, bbox.height);
    ctx.globalAlpha = 1;
  }
  ctx.restore();
}

function Mark(props: { readonly annotation: Annotation; readonly area: Area; readonly timeZone: string }): ReactNode {
  const { annotation, area, timeZone } = props;
  const theme = useTheme2();
  const { time, timeEnd, color, title } = annotation;
  const positionOf = (ms: number) =>
    ((Math.min(Math.max(ms, area.from), area.to) - area.from) / (area.to - area.from)) * area.width;
  if ((timeEnd ?? time) < area.from || time > area.to) return null;
  const left = positionOf(time);
  const width = timeEnd === undefined ? 0 : positionOf(timeEnd) - left;
  const shown = theme.visualization.getColorByName(color);
  const place = { position: "absolute", top: 0, padding: 0, border: 0, cursor: "pointer" } as const;
  const shape =
    timeEnd === undefined
      ? { left: left - 5, width: 10, height: 5, background: shown, clipPath: "polygon(50% 0, 100% 100%, 0 100%)" }
      : { left, width: Math.max(width, 4), height: 5, background: shown };
  return (
    <Tooltip content={<Told annotation={annotation} timeZone={timeZone} />} placement="bottom" interactive>
      <button
        type="button"
        aria-label={`Annotation: ${title === "" ? annotation.name : title}`}
        data-annotation={annotation.name}
        data-time={time}
        data-time-end={timeEnd}
        style={{ ...place, ...shape }}
      />
    </Tooltip>
  );
}

function Told({ annotation, timeZone }: { readonly annotation: Annotation; readonly timeZone: string }): ReactNode {
  const { time, timeEnd, title, text, tags } = annotation;
  const from = dateTimeFormat(time, { timeZone });
  return (
    <div>
      <div>{timeEnd === undefined ? from : `${from} to ${dateTimeFormat(timeEnd, { timeZone })}`}</div>
      {title !== "" && <strong>{title}</strong>}
      {text !== "" && <div>{text}</div>}
      {tags.length > 0 && <div>{tags.join(", ")}</div>}
    </div>
  );
}

/** One mark for those that say the same of the same time: they would lie on each other. */
function marksOf(annotations: readonly Annotation[]): ReadonlyMap<string, Annotation> {
  return new Map(
    annotations.map((annotation) => {
      const { name, title, text, tags, time, timeEnd } = annotation;
      return [JSON.stringify([name, title, text, tags, time, timeEnd]), annotation];
    }),
  );
}
