import type { SelectorNode } from "../../../metrics/kit/index.ts";
import { type InputSeries, matches, type StoredSeries, stored } from "./input-series.ts";
import { countUpTo, type RangeSeries, stretchOf, timeAt, valueAt } from "./samples.ts";
import { Unsupported } from "./unsupported.ts";
import type { Sample } from "./vector.ts";

/** A sample that a series has, with the time it is of. */
export interface StoredSample extends Sample {
  readonly at: number;
}

/** From where and when a selector looks. */
export interface Look {
  /** The newest moment there is, in milliseconds: nothing later has happened. */
  readonly now: number;
  /** Place of the reading rule in its group: it sees what earlier ones recorded at this moment, of later ones what they did before. */
  readonly place: number;
}

/** What selectors read from. */
export interface Storage {
  /** The newest sample of each series at a time. */
  instant(node: SelectorNode, time: number, look: Look): readonly StoredSample[];
  /** What each series has after `start`, up to and including `end`. */
  range(node: SelectorNode, start: number, end: number, look: Look): readonly RangeSeries[];
}

/** How far back Prometheus looks for the newest sample of a series, in milliseconds: its default. */
export const lookback = 300_000;

/** Reads from the series of a scenario. */
export function seriesStorage(series: readonly InputSeries[]): Storage {
  const byMetric = new Map(
    [...Map.groupBy(series, ({ metric }) => metric)].map(([metric, some]) => [metric, some.map(stored)]),
  );
  const selected = (node: SelectorNode): readonly StoredSeries[] => {
    if (node.metric.startsWith("ALERTS")) throw new Unsupported(node.metric);
    return (byMetric.get(node.metric) ?? []).filter(({ labels }) => matches(node, labels));
  };
  return {
    instant: (node, time, { now }) => selected(node).flatMap((one) => newest(one, Math.min(time, now))),
    range: (node, start, end, { now }) =>
      selected(node).flatMap((one) => {
        const stretch = stretchOf(one, start, Math.min(end, now));
        return stretch.to > stretch.from ? [{ labels: one.labels, stretch }] : [];
      }),
  };
}

function newest(series: StoredSeries, time: number): StoredSample[] {
  const index = countUpTo(series.times, time) - 1;
  const at = timeAt(series, index);
  // The end of a series counts from its moment on, until it is seen again.
  if (index < 0 || at <= time - lookback || countUpTo(series.ends, time) > countUpTo(series.ends, at)) return [];
  return [{ labels: series.labels, value: valueAt(series, index), at }];
}
