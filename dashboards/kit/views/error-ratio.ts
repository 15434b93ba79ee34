import { rate, type Selector, sum, type Vector } from "../../../metrics/kit/index.ts";
import { share } from "../share.ts";
import { type RangeViewOptions, usualRange, type View } from "./view.ts";
import { byText, helpOf, legendOf } from "./words.ts";

/** Bad events and all of them, counted in the same way. */
export interface Ratio<E extends string, T extends string> {
  readonly errors: Selector<E, "counter", string>;
  readonly total: Selector<T, "counter", string>;
}

/**
 * The part that fails. A series that counts errors is often born with the first of them: until then the part is 0.
 * While nothing comes there is nothing, not 0 %: nobody knows whether a request would have failed.
 */
export function errorRatio<
  E extends string,
  T extends string,
  const K extends E & T = never,
  const Text extends string = string,
>({ errors, total, by = [], legend, range = usualRange }: Ratio<E, T> & RangeViewOptions<K, Text>): View<K> {
  const bad: Vector = sum<string, "gauge">(rate(errors, range)).by(...by);
  const all: Vector = sum<string, "gauge">(rate(total, range)).by(...by);
  const { node } = share(bad, all);
  return {
    title: "Errors",
    description: `The part that failed of: ${helpOf(total)}${byText(by)}. Good is 0; empty means that nothing came.`,
    unit: "percentunit",
    min: 0,
    queries: [{ expr: { node }, legend: legend ?? legendOf(by, "errors") }],
  };
}
