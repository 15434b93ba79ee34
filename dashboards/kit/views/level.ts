import { type Aggregation, avg, max, min, type Selector, sum, type Vector } from "../../../metrics/kit/index.ts";
import { nounOf, valueUnit } from "./unit-of.ts";
import type { View, ViewOptions } from "./view.ts";
import { byText, helpOf, legendOf, titleOf } from "./words.ts";

type Aggregate = "sum" | "max" | "min" | "avg";

const aggregations: Readonly<Record<Aggregate, <L extends string>(expr: Vector<L, "gauge">) => Aggregation<L>>> = {
  sum,
  max,
  min,
  avg,
};

/** How high a gauge stands. */
export function levelOf<L extends string, const K extends L = never, const Text extends string = string>(
  gauge: Selector<L, "gauge", string>,
  {
    aggregate,
    by = [],
    legend,
    negative = false,
  }: ViewOptions<K, Text> & {
    /** What becomes of series that are not told apart. `sum` for amounts; for ages, shares and states the worst one, `max` or `min`. */
    readonly aggregate: Aggregate;
    /** Whether it can be below 0, and there is no zero line therefore. @default false */
    readonly negative?: boolean;
  },
): View<K> {
  return {
    title: titleOf(gauge),
    description: `${helpOf(gauge)}${byText(by)}.`,
    unit: valueUnit(gauge),
    ...(negative ? {} : { min: 0 }),
    queries: [
      {
        expr: aggregations[aggregate](gauge).by(...by),
        legend: legend ?? legendOf(by, nounOf(gauge) ?? titleOf(gauge)),
      },
    ],
  };
}
