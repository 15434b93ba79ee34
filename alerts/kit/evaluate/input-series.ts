import type { SelectorNode } from "../../../metrics/kit/index.ts";
import { Unsupported } from "./unsupported.ts";
import type { Labels } from "./vector.ts";

/** A series of a scenario with its samples in order of time; one without a value ends the series until the next. */
export interface InputSeries {
  readonly metric: string;
  readonly labels: Labels;
  readonly samples: readonly { readonly at: number; readonly value: number | undefined }[];
}

/** The series a selector picks. */
export function selected(node: SelectorNode, series: readonly InputSeries[]): InputSeries[] {
  return series.filter(
    ({ metric, labels }) =>
      metric === node.metric && node.matchers.every(({ label, op, value }) => matches(op, value, labels[label] ?? "")),
  );
}

/** Values after `from`, up to and including `to`, in milliseconds. */
export function valuesBetween({ samples }: InputSeries, from: number, to: number): number[] {
  return samples.flatMap(({ at, value }) => (at > from && at <= to && value !== undefined ? [value] : []));
}

/** The newest value up to `to`, unless the series has ended or is older than Prometheus looks back. */
export function valueAt({ samples }: InputSeries, to: number): number | undefined {
  return samples.findLast(({ at }) => at > to - lookback && at <= to)?.value;
}

/** How far back Prometheus looks for the newest sample of a series: its default. */
const lookback = 300_000;

function matches(op: string, wanted: string, value: string): boolean {
  const equal = op.endsWith("~") ? pattern(wanted).test(value) : value === wanted;
  return equal === op.startsWith("=");
}

function pattern(source: string): RegExp {
  const insensitive = source.startsWith("(?i)");
  try {
    return new RegExp(`^(?:${insensitive ? source.slice(4) : source})$`, insensitive ? "is" : "s");
  } catch {
    throw new Unsupported(`the pattern ${source}`);
  }
}
