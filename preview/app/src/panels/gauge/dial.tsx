import { type FieldDisplay, formattedValueToString } from "@grafana/data";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen";
import { useTheme2 } from "@grafana/ui";
import type { MouseEvent, ReactNode } from "react";
import {
  arcPath,
  type Circle,
  circleIn,
  filledPart,
  type Part,
  pointAt,
  type Sweep,
  segments,
  sweeps,
} from "./arcs.ts";
import type { Band } from "./bands.ts";
import { DialCourse } from "./dial-course.tsx";
import { DialLabels, labelsOf, noLabels } from "./dial-labels.tsx";
import { DialWords } from "./dial-words.tsx";

export interface DialProps {
  readonly value: FieldDisplay;
  readonly ends: { readonly min: number; readonly max: number };
  readonly bands: readonly Band[];
  readonly options: Options;
  /** How many there are in the panel: a single one needs no name. */
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
}

/** Where the bar of a dial is. */
export interface DialPlace {
  readonly circle: Circle;
  readonly sweep: Sweep;
  readonly radius: number;
}

/** One value on a dial. */
export function Dial(props: DialProps): ReactNode {
  const { value, ends, width, height, onClick } = props;
  const text = formattedValueToString(value.display);
  const drawing = <Drawing {...props} />;
  const about = {
    "data-value": value.display.numeric,
    "data-min": ends.min,
    "data-max": ends.max,
    "data-color": value.display.color,
  };
  const style = { position: "relative", width, height } as const;
  if (onClick === undefined) {
    return (
      <div {...about} style={style} role="img" aria-label={`${value.display.title ?? ""} ${text}`.trim()}>
        {drawing}
      </div>
    );
  }
  return (
    <button type="button" {...about} onClick={onClick} style={{ ...style, padding: 0, border: 0, background: "none" }}>
      {drawing}
    </button>
  );
}

function Drawing(props: DialProps): ReactNode {
  const { value, ends, bands, options, width, height } = props;
  const theme = useTheme2();
  const sweep = sweeps[options.shape];
  const labels = options.showThresholdLabels ? labelsOf(props) : noLabels;
  const inside = circleIn(width - 2 * labels.width, height - labels.size, sweep);
  const circle = { ...inside, x: width / 2, y: inside.y + labels.size };
  const thickness = Math.max(2, (options.barWidthFactor * circle.radius) / 3);
  const markers = options.showThresholdMarkers ? Math.min(Math.max(thickness * 0.15, 4), 12) : 0;
  const radius = Math.max(1, circle.radius - (markers === 0 ? 0 : markers * 1.5) - thickness / 2);
  const isRounded = options.barShape === "rounded";
  const { numeric, color = theme.colors.text.primary } = value.display;
  const filled = Number.isFinite(numeric) ? filledPart(numeric, ends, options.neutral) : { from: 0, to: 0 };
  const bar = { fill: "none", strokeWidth: thickness, strokeLinecap: isRounded ? "round" : "butt" } as const;
  const place = { circle, sweep, radius };
  return (
    <>
      <svg width={width} height={height} aria-hidden="true">
        {pieces(options, { from: 0, to: 1 }).map((part) => (
          <path key={part.from} {...bar} d={arcPath(circle, radius, sweep, part)} stroke={theme.colors.action.hover} />
        ))}
        {pieces(options, filled).map((part) => (
          <path
            key={part.from}
            {...bar}
            d={arcPath(circle, radius, sweep, part)}
            stroke={color}
            data-filled={part.to}
          />
        ))}
        {isRounded && options.endpointMarker !== "none" && (
          <Endpoint {...place} at={filled.to} size={thickness * 0.2} />
        )}
        {markers > 0 &&
          bands.map((band) => (
            <path
              key={band.begins}
              fill="none"
              strokeWidth={markers}
              stroke={band.color}
              d={arcPath(circle, circle.radius - markers / 2, sweep, band)}
            />
          ))}
        <DialLabels labels={labels} {...place} />
        <DialWords {...props} circle={circle} inner={radius - thickness / 2} />
      </svg>
      {value.sparkline !== undefined && <DialCourse {...props} {...place} sparkline={value.sparkline} />}
    </>
  );
}

/** A part as one piece, or as the segments that the panel asks for. */
function pieces({ segmentCount, segmentSpacing }: Options, part: Part): readonly Part[] {
  if (part.to <= part.from) return [];
  if (segmentCount <= 1) return [part];
  const isIn = ({ from, to }: Part) => (from + to) / 2 >= part.from && (from + to) / 2 <= part.to;
  return segments(segmentCount, segmentSpacing).filter(isIn);
}

function Endpoint({
  circle,
  sweep,
  radius,
  at,
  size,
}: DialPlace & { readonly at: number; readonly size: number }): ReactNode {
  const { x, y } = pointAt(circle, radius, sweep, at);
  return <circle cx={x} cy={y} r={size} fill="white" />;
}
