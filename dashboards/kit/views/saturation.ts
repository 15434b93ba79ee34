import { div, gt, max, type Selector, type Vector } from "../../../metrics/kit/index.ts";
import type { View, ViewOptions } from "./view.ts";
import { byText, helpOf, legendOf, titleOf } from "./words.ts";

/** What is used of something, and how much there is of it: series with the same labels. */
export interface Share<L extends string> {
  readonly used: Selector<L, "gauge", string>;
  readonly limit: Selector<NoInfer<L>, "gauge", string>;
}

/**
 * How full something is, 1 is full. Of several that are not told apart the fullest counts: a mean hides the one at its end.
 * What has no limit (0, or −1 as the JVM says it) is left out.
 */
export function saturation<L extends string, const K extends L = never, const Text extends string = string>({
  used,
  limit,
  by = [],
  legend,
}: Share<L> & ViewOptions<K, Text>): View<K> {
  const full: Vector = div<string, string>(used, gt<string>(limit, 0));
  const { node } = max<string>(full).by(...by);
  return {
    title: titleOf(used),
    description: `${helpOf(used)}, as part of the limit${byText(by)}. From 80 % on it gets tight; at 100 % there is no more.`,
    unit: "percentunit",
    min: 0,
    max: 1,
    thresholds: {
      steps: [
        { from: 0.8, color: "orange" },
        { from: 0.95, color: "red" },
      ],
    },
    queries: [{ expr: { node }, legend: legend ?? legendOf(by, "fullest") }],
  };
}
