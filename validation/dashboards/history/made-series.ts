import type { AskedMetric } from "./asked-metrics.ts";
import { labelValues } from "./label-values.ts";

/** A series of a history that is made up. */
export interface MadeSeries {
  /** Name and labels as they stand in a sample line. */
  readonly text: string;
  /** At a time, seconds since the history began. */
  readonly valueAt: (seconds: number) => number;
}

/**
 * Series of metrics as targets would expose them, so many that all of them together are about `total`: counters that grow, buckets that
 * hold what those below them hold, gauges that rise and fall.
 */
export function madeSeries(metrics: readonly AskedMetric[], total: number): readonly MadeSeries[] {
  const each = Math.max(2, Math.floor(total / Math.max(1, metrics.length)));
  return metrics.flatMap((metric, index) => {
    const bucket = metric.name.endsWith("_bucket");
    const sets = labelSets(metric, bucket ? Math.max(2, Math.floor(each / bounds.length)) : each);
    return sets.flatMap((labels, place) => {
      const speed = 1 + ((7 * index + 3 * place) % 11) / 4;
      if (!bucket) return [{ text: textOf(metric.name, labels), valueAt: growthOf(metric.name, speed) }];
      return bounds.map((le, step) => ({
        text: textOf(metric.name, { ...labels, le }),
        valueAt: (seconds: number) => Math.floor(seconds * speed * ((step + 1) / bounds.length)),
      }));
    });
  });
}

/** Seconds as well as bytes find something in them. */
const bounds = ["0.005", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "10", "1000", "100000", "+Inf"];

/** Every combination of values, of fewer values where there would be too many. */
function labelSets({ labels }: AskedMetric, most: number): readonly Readonly<Record<string, string>>[] {
  const names = [...labels].filter(([label]) => label !== "le");
  for (const made of [8, 5, 3, 2, 1]) {
    const values = names.map(
      ([label, conditions]) => [label, labelValues(label, conditions, label === "job" ? 1 : made)] as const,
    );
    const sets = values.reduce((product, [, some]) => product * some.length, 1);
    if (sets <= most || made === 1) return spread(values, sets, most);
  }
  return [];
}

/** All combinations where they are few enough; else as many as are needed for every value of every label to be in one. */
function spread(
  values: readonly (readonly [label: string, values: readonly string[]])[],
  sets: number,
  most: number,
): readonly Readonly<Record<string, string>>[] {
  const isAll = sets <= most;
  const many = isAll ? sets : Math.max(1, ...values.map(([, some]) => some.length));
  return Array.from({ length: many }, (_, index) => {
    let rest = index;
    const set = values.map(([label, some]) => {
      const value = some[rest % some.length] ?? "";
      if (isAll) rest = Math.floor(rest / some.length);
      return [label, value] as const;
    });
    return Object.fromEntries(set);
  });
}

function growthOf(name: string, speed: number): MadeSeries["valueAt"] {
  if (/_(total|sum|count)$/.test(name)) return (seconds) => Math.floor(seconds * speed);
  if (name === "up") return () => 1;
  return (seconds) => Number((0.5 + 0.4 * Math.sin((seconds * speed) / 900)).toFixed(4));
}

function textOf(name: string, labels: Readonly<Record<string, string>>): string {
  const inner = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name}{${inner.join(",")}}`;
}
