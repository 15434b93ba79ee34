import { milliseconds, type SampleSeries, type Shape } from "../../../metrics/kit/index.ts";

/** Equal steps of one shape: the first value, the change per sample, and how many samples; no value is a gap. */
interface Stretch {
  readonly from: number | undefined;
  readonly step: number;
  readonly count: number;
}

/** The samples of a series between the beginning and the end of a scenario, one each `interval`, cut at the changes of shape. */
export function stretches({ samples }: SampleSeries, { end, interval }: Span): Stretch[] {
  const cut: Stretch[] = [];
  let start = 0;
  for (const [index, shape] of [...samples, gapToEnd].entries()) {
    // Where the next shape begins; after the last one the series ends, and its end still belongs to it.
    const own =
      shape.lasts === undefined ? end + 1 : milliseconds(shape.lasts) + (index === samples.length - 1 ? 1 : 0);
    const stop = Math.min(start + own, end + 1);
    const first = Math.ceil(start / interval);
    const count = Math.ceil(stop / interval) - first;
    if (count > 0) cut.push({ ...sampled(shape, first * interval - start, interval), count });
    start = stop;
  }
  return cut;
}

/** All in milliseconds. */
export interface Span {
  readonly end: number;
  readonly interval: number;
}

const gapToEnd: Shape = { shape: "gap" };

function sampled(shape: Shape, elapsed: number, interval: number): Omit<Stretch, "count"> {
  switch (shape.shape) {
    case "constant":
      return { from: shape.value, step: 0 };
    case "gap":
      return { from: undefined, step: 0 };
    case "ramp": {
      const by = (time: number) => (shape.by * time) / milliseconds(shape.per);
      return { from: shape.from + by(elapsed), step: by(interval) };
    }
  }
}
