import { evaluate, seriesStorage } from "../../../alerts/kit/evaluate/index.ts";
import { toInput } from "../../../alerts/kit/scenario/input.ts";
import type { Expression, SampleSeries } from "../../../dashboards/kit/index.ts";

const interval = 15_000;
const end = 600_000;

/** What an expression returns ten minutes after its series began, as `{ 'route="/a"': 4 }`. */
export function evaluated({ node }: Expression, series: readonly SampleSeries[]): Readonly<Record<string, number>> {
  const storage = seriesStorage(series.map((one) => toInput(one, { interval, end })));
  const result = evaluate(node, { storage, place: 0, interval, time: end, now: end });
  if (typeof result === "number") return { "": result };
  return Object.fromEntries(
    result.map(({ labels, value }) => [
      Object.entries(labels)
        .map(([name, text]) => `${name}="${text}"`)
        .join(","),
      Number(value.toFixed(9)),
    ]),
  );
}
