import { lineOf } from "../../metrics/kit/index.ts";
import type { Page } from "./reference.ts";

/** A series as Prometheus's API tells it. */
export interface StoredSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [seconds: number, text: string])[];
}

export interface Compared {
  /** Samples that are stored. */
  readonly stored: number;
  /** Those of them that the target never exposed: another value, another time, another series. */
  readonly wrong: number;
  /** The first of them, in words. */
  readonly example?: string;
}

/** Holds what is stored of a page to what was exposed: the value of each sample follows from its time. */
export function compare(
  { series }: Page,
  stored: readonly StoredSeries[],
  { startAtMs, endsAtMs }: { readonly startAtMs: number; readonly endsAtMs: number },
): Compared {
  const lines = new Map(series.map(({ metric, labels, samples }) => [keyOf(metric, labels), lineOf(samples)]));
  let [count, wrong, example] = [0, 0, undefined as string | undefined];
  for (const { metric, values } of stored) {
    const { __name__: name = "", n = "", le } = metric;
    const line = lines.get(keyOf(name, { n, ...(le !== undefined && { le }) }));
    for (const [time, text] of values) {
      count += 1;
      const ms = Math.round(time * 1000);
      const wanted = ms < startAtMs || ms > endsAtMs ? undefined : line?.(ms - startAtMs);
      if (wanted === Number(text)) continue;
      wrong += 1;
      example ??= `${keyOf(name, { n, ...(le !== undefined && { le }) })} at ${ms} is ${text}; exposed: ${wanted ?? "nothing"}`;
    }
  }
  return { stored: count, wrong, ...(example !== undefined && { example }) };
}

function keyOf(metric: string, labels: Readonly<Record<string, string>>): string {
  const inner = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${metric}{${inner.sort().join(",")}}`;
}
