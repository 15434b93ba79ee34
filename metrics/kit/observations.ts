import { type Duration, milliseconds } from "./promql/index.ts";
import { listOf, type SampleSeries, type Samples, sampleSeries } from "./series.ts";
import type { Ramp } from "./shape.ts";

/** A steady stream of observations, for scenarios: all of one value, or a mix of several. */
export type Observations = (EqualObservations | MixedObservations) & {
  readonly per: Duration;
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
};

interface EqualObservations {
  /** What is observed, in the unit of the histogram. */
  readonly value: number;
  /** How many every `per`. */
  readonly by: number;
  readonly mix?: never;
}

interface MixedObservations {
  /** Each value that is observed, and how many of it every `per`. */
  readonly mix: readonly Mix[];
  readonly value?: never;
  readonly by?: never;
}

/** A value, and how many of it. */
export type Mix = readonly [value: number, by: number];

/** A steady stream: `observe({ value: 0.7, by: 10, per: "1s" })`, or `observe({ mix: [[0.05, 95], [2, 5]], per: "1s" })`. */
export function observe(options: Observations): Observations {
  return options;
}

/** The series of a histogram under such streams, one after the other: each bucket, the sum and the count. */
export function observationSeries(
  name: string,
  buckets: readonly number[],
  labels: { readonly [label: string]: string | undefined },
  samples: Samples<Observations>,
): SampleSeries[] {
  const streams = listOf(samples);
  const growing = (metric: string, extra: { readonly le?: string }, weigh: (value: number) => number) =>
    sampleSeries(metric, { ...labels, ...extra }, ramps(streams, weigh));
  return [
    ...[...buckets, Number.POSITIVE_INFINITY].map((bound) =>
      growing(`${name}_bucket`, { le: boundText(bound) }, (value) => (value <= bound ? 1 : 0)),
    ),
    growing(`${name}_sum`, {}, (value) => value),
    growing(`${name}_count`, {}, () => 1),
  ];
}

function ramps(streams: readonly Observations[], weigh: (value: number) => number): Ramp[] {
  let from = 0;
  return streams.map((stream) => {
    const { per, lasts } = stream;
    const by = mixOf(stream).reduce((sum, [value, count]) => sum + count * weigh(value), 0);
    const ramp: Ramp = { shape: "ramp", from, by, per, ...(lasts === undefined ? {} : { lasts }) };
    if (lasts !== undefined) from += (by * milliseconds(lasts)) / milliseconds(per);
    return ramp;
  });
}

function mixOf(stream: Observations): readonly Mix[] {
  return stream.mix ?? [[stream.value, stream.by]];
}

/** A bucket's bound as Prometheus keeps it in `le`: since 3.0 in the float format of OpenMetrics, whatever was scraped. */
export function boundText(bound: number): string {
  if (!Number.isFinite(bound)) return "+Inf";
  const [mantissa = "", exponent = ""] = bound.toExponential().split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 6)
    return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}
