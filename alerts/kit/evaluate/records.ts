import type { SelectorNode } from "../../../metrics/kit/index.ts";
import type { Recording } from "../rule.ts";
import { matches } from "./input-series.ts";
import type { RangeSeries } from "./samples.ts";
import type { Look, Storage, StoredSample } from "./storage.ts";
import { lookback } from "./storage.ts";
import { Unsupported } from "./unsupported.ts";
import { keyOf, type Labels, type Sample, withLabels } from "./vector.ts";

/** A recording rule and its place in the group. */
export interface PlacedRecording {
  readonly rule: Recording;
  readonly place: number;
}

export interface RecordOptions {
  readonly records: readonly PlacedRecording[];
  /** How often rules are evaluated, in milliseconds. */
  readonly interval: number;
  /** Works out what a rule's expression gives at a moment. */
  readonly evaluate: (rule: Recording, look: Look) => readonly Sample[];
}

/** Adds what recording rules record to what there is. A rule is worked out for the moments at which something reads it. */
export function withRecords(storage: Storage, { records, interval, evaluate }: RecordOptions): Storage {
  const results = new Map<string, readonly Sample[]>();
  const recordedAt = ({ rule, place }: PlacedRecording, time: number): readonly Sample[] => {
    const key = `${place} ${time}`;
    const known = results.get(key) ?? recorded(rule, evaluate(rule, { now: time, place }));
    results.set(key, known);
    return known;
  };
  /** The last evaluation of a record that a look sees, up to a time. */
  const lastSeen = ({ place }: PlacedRecording, time: number, look: Look) => {
    const last = Math.min(time, look.now) - (Math.min(time, look.now) % interval);
    return last === look.now && place >= look.place ? last - interval : last;
  };
  const named = ({ metric }: SelectorNode) => records.filter(({ rule }) => rule.name === metric);
  return {
    instant: (node, time, look) => [
      ...storage.instant(node, time, look),
      ...named(node).flatMap((record): StoredSample[] => {
        const at = lastSeen(record, time, look);
        if (at < 0 || at <= time - lookback) return [];
        return recordedAt(record, at).flatMap((sample) => (matches(node, sample.labels) ? [{ ...sample, at }] : []));
      }),
    ],
    range: (node, start, end, look) => [
      ...storage.range(node, start, end, look),
      ...named(node).flatMap((record) => {
        const first = Math.max(0, Math.floor(start / interval) * interval + interval);
        const times = timesBetween(first, lastSeen(record, end, look), interval);
        return gathered(times.map((time) => ({ time, samples: recordedAt(record, time) }))).filter(({ labels }) =>
          matches(node, labels),
        );
      }),
    ],
  };
}

/** Puts results at several moments together, series by series. */
export function gathered(
  results: readonly { readonly time: number; readonly samples: readonly Sample[] }[],
): RangeSeries[] {
  const series = new Map<string, { labels: Labels; times: number[]; values: number[] }>();
  for (const { time, samples } of results)
    for (const { labels, value } of samples) {
      const key = keyOf(labels);
      const one = series.get(key) ?? { labels, times: [], values: [] };
      one.times.push(time);
      one.values.push(value);
      series.set(key, one);
    }
  return [...series.values()].map(({ labels, times, values }) => ({
    labels,
    stretch: { times, values, from: 0, to: times.length },
  }));
}

/** Every `step` from the first moment up to and including the last. */
export function timesBetween(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, index) => first + index * step);
}

function recorded(rule: Recording, samples: readonly Sample[]): readonly Sample[] {
  const named = samples.map(({ labels, value }) => ({ labels: withLabels(labels, rule.labels), value }));
  if (new Set(named.map(({ labels }) => keyOf(labels))).size < named.length)
    throw new Unsupported(`${rule.name}, which would record two values for one series,`);
  return named;
}
