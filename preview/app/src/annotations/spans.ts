/** Samples of a series: milliseconds since 1970, and the value. */
export type AnnotationSample = readonly [time: number, value: number];

/** From its first to its last sample; of a single sample both are the same. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans over which a series is there, as Grafana reads a Prometheus annotation: samples of zero or not a number are none,
 * and those that are no further apart than a step are one span.
 */
export function spansOf(samples: readonly AnnotationSample[], stepMs: number): readonly Span[] {
  const spans: Span[] = [];
  for (const [time, value] of samples) {
    if (value === 0 || Number.isNaN(value)) continue;
    const last = spans.at(-1);
    if (last !== undefined && time - last.to <= stepMs) spans[spans.length - 1] = { from: last.from, to: time };
    else spans.push({ from: time, to: time });
  }
  return spans;
}

/** The moments that a series tells by its values, each once; milliseconds since 1970. */
export function momentsOf(samples: readonly AnnotationSample[]): readonly Span[] {
  const moments = new Set(samples.map(([, value]) => Math.floor(value)).filter((time) => time > 0));
  return [...moments].sort((a, b) => a - b).map((time) => ({ from: time, to: time }));
}
