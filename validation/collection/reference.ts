import type { EpisodeRequest } from "../../exporters/signal/index.ts";
import { constant, observe, ramp, type SampleSeries } from "../../metrics/kit/index.ts";
import { events, level, size } from "../../metrics/reference.ts";

/** A page of reference series: read back and compared at once, and so kept small. */
export interface Page {
  /** Value of the label that its series carry, and nobody else's. */
  readonly id: string;
  readonly series: readonly SampleSeries[];
}

/** Counters, gauges and histograms of as many numbers as fit. */
const numbersPerPage = 70;

/** So many reference series in pages; each value follows from a number and the time alone. */
export function* referencePages(count: number, run: string): Generator<Page> {
  let left = count;
  for (let page = 0; left > 0; page++) {
    const numbers = Array.from({ length: numbersPerPage }, (_, index) => page * numbersPerPage + index);
    const series = numbers.flatMap(seriesOf).slice(0, left);
    left -= series.length;
    yield { id: `${run}-${page}`, series };
  }
}

/** The page as the signal plays it, from the beginning for so long. */
export function episodeOf({ id, series }: Page, lastsMs: number): EpisodeRequest {
  return { id, delayMs: 0, lastsMs, series };
}

function seriesOf(n: number): readonly SampleSeries[] {
  const labels = { n: String(n) };
  const step = 1 + (n % 7);
  return [
    events.series(labels, ramp({ from: n, by: step, per: "1s" })),
    // Every seventh never moves: nothing may make it move.
    level.series(labels, n % 7 === 0 ? constant(n) : ramp({ from: n, by: step - 4.5, per: "1s" })),
    ...size.series(
      labels,
      observe({
        mix: [
          [1, step],
          [100, 2],
          [5000, 1],
        ],
        per: "1s",
      }),
    ),
  ];
}
