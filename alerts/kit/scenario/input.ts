import { printNode, type SampleSeries } from "../../../metrics/kit/index.ts";
import type { InputSeries } from "../evaluate/index.ts";
import { type Span, stretches } from "./timeline.ts";

/** Samples of a series as promtool writes them (`0+15x24 stale _x3`). */
export function toNotation(series: SampleSeries, span: Span): string {
  let before = false;
  return stretches(series, span)
    .flatMap(({ from, step, count }) => {
      if (from === undefined) {
        // Prometheus marks a series that a scrape no longer shows; without the mark it would live on for five minutes.
        const words = before ? ["stale", ...blanks(count - 1)] : blanks(count);
        before = false;
        return words;
      }
      before = true;
      return [`${from}${step === 0 ? "" : signed(step)}x${count - 1}`];
    })
    .join(" ");
}

/** Name and labels of a series as promtool writes them. */
export function toSeriesName({ metric, labels }: SampleSeries): string {
  const matchers = Object.entries(labels).map(([label, value]) => ({ label, op: "=" as const, value }));
  return printNode({ type: "selector", metric, matchers });
}

/** The same samples as numbers, added up as promtool adds them, so that no last digit differs. */
export function toInput(series: SampleSeries, span: Span): InputSeries {
  const samples: { at: number; value: number | undefined }[] = [];
  let index = 0;
  for (const { from, step, count } of stretches(series, span)) {
    let value = from;
    for (let n = 0; n < count; n++) {
      samples.push({ at: index * span.interval, value });
      if (value !== undefined) value += step;
      index++;
    }
  }
  return { metric: series.metric, labels: series.labels, samples };
}

function blanks(count: number): string[] {
  return count > 0 ? [`_x${count}`] : [];
}

function signed(step: number): string {
  return step < 0 ? String(step) : `+${step}`;
}
