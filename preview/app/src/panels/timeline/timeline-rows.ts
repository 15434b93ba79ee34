import {
  type DataFrame,
  type Field,
  FieldColorModeId,
  FieldType,
  formattedValueToString,
  type GrafanaTheme2,
  getActiveThreshold,
  getFieldDisplayName,
  ThresholdsMode,
} from "@grafana/data";
import { lastingSpans, type Span, type State, sampleSpans } from "./spans.ts";
import { thresholdStates } from "./threshold-states.ts";

/** One field over time. */
export interface TimelineRow {
  readonly name: string;
  readonly field: Field;
  readonly spans: readonly Span[];
}

export interface RowSettings {
  readonly theme: GrafanaTheme2;
  readonly end: number;
  readonly merge: boolean;
  /** Of a status history: how much of a step a sample takes, 0 to 1. */
  readonly sampleWidth: number | undefined;
}

/** Every field that is not time as a row, in the order of the frames. */
export function timelineRows(frames: readonly DataFrame[], settings: RowSettings): TimelineRow[] {
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    if (time === undefined) return [];
    return frame.fields
      .filter((field) => drawn.has(field.type) && field.config.custom?.hideFrom?.viz !== true)
      .map((field) => ({
        name: getFieldDisplayName(field, frame, [...frames]),
        field,
        spans: spansOf(time, field, settings),
      }));
  });
}

const drawn: ReadonlySet<FieldType> = new Set([
  FieldType.number,
  FieldType.string,
  FieldType.boolean,
  FieldType.enum,
  FieldType.other,
]);

function spansOf(time: Field, field: Field, { theme, end, merge, sampleWidth }: RowSettings): Span[] {
  const times = time.values as readonly number[];
  const settings = {
    times,
    values: field.values,
    stepMs: time.config.interval ?? leastStep(times),
    stateOf: stateOf(field, theme, merge && sampleWidth === undefined),
  };
  if (sampleWidth !== undefined) return sampleSpans(settings, sampleWidth);
  return lastingSpans({ ...settings, end, merge, connect: field.config.custom?.spanNulls ?? false });
}

/** States of numbers coloured by thresholds are the thresholds' when they are merged, unless a mapping names values. */
function stateOf(field: Field, theme: GrafanaTheme2, merged: boolean): (value: unknown) => State {
  const { color, thresholds, mappings = [] } = field.config;
  const byThreshold = color?.mode === FieldColorModeId.Thresholds && thresholds?.mode === ThresholdsMode.Absolute;
  if (
    merged &&
    byThreshold &&
    field.type === FieldType.number &&
    mappings.length === 0 &&
    thresholds.steps.length > 1
  ) {
    const states = thresholdStates(field, theme);
    return (value) => {
      const active = getActiveThreshold(value as number, thresholds.steps);
      return states.find((state) => state.value === active.value) ?? display(field, theme, value);
    };
  }
  return (value) => display(field, theme, value);
}

function display(field: Field, theme: GrafanaTheme2, value: unknown): State {
  const shown = field.display?.(value);
  if (shown === undefined) return { text: String(value), color: theme.colors.text.secondary };
  return { text: formattedValueToString(shown), color: shown.color ?? theme.colors.text.secondary };
}

function leastStep(times: readonly number[]): number {
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return steps.length === 0 ? 60_000 : Math.min(...steps);
}
