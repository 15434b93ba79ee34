import { increase, rate, type Selector, sum } from "../../../metrics/kit/index.ts";
import { nounOf, rateUnit, valueUnit } from "./unit-of.ts";
import { type RangeViewOptions, usualRange, type View } from "./view.ts";
import { byText, helpOf, legendOf, titleOf } from "./words.ts";

/** How fast a counter grows per second: requests, bytes, errors. Only counters compile. */
export function rateOf<L extends string, const K extends L = never, const Text extends string = string>(
  counter: Selector<L, "counter", string>,
  { by = [], legend, range = usualRange }: RangeViewOptions<K, Text> = {},
): View<K> {
  return {
    title: titleOf(counter),
    description: `${helpOf(counter)}, per second${byText(by)}.`,
    unit: rateUnit(counter),
    min: 0,
    queries: [
      {
        expr: sum(rate(counter, range)).by(...by),
        legend: legend ?? legendOf(by, nounOf(counter) ?? titleOf(counter)),
      },
    ],
  };
}

/** How much a counter grew over the time that the dashboard shows, or another range; a fraction where Prometheus extrapolates. */
export function increaseOf<L extends string, const K extends L = never, const Text extends string = string>(
  counter: Selector<L, "counter", string>,
  { by = [], legend, range = "$__range" }: RangeViewOptions<K, Text> = {},
): View<K> {
  const over = range === "$__range" ? "over the time shown" : `over ${range}`;
  return {
    title: titleOf(counter),
    description: `${helpOf(counter)}, ${over}${byText(by)}.`,
    unit: valueUnit(counter),
    min: 0,
    queries: [
      {
        expr: sum(increase(counter, range)).by(...by),
        legend: legend ?? legendOf(by, nounOf(counter) ?? titleOf(counter)),
      },
    ],
  };
}
