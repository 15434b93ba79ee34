import type { Node, RangeNode, SubqueryNode } from "../../../metrics/kit/index.ts";
import { lengthOf, type Moment, shifted } from "./moment.ts";
import type { RangeEnds } from "./rates.ts";
import { gathered, timesBetween } from "./records.ts";
import type { RangeSeries } from "./samples.ts";
import type { Result } from "./vector.ts";

/** A range as functions read it. */
export interface Ranges extends RangeEnds {
  readonly series: readonly RangeSeries[];
}

/** Whether a node is a range: a selector's, or a subquery's. */
export function isRange(node: Node): node is RangeNode | SubqueryNode {
  return node.type === "range" || node.type === "subquery";
}

/** What the series of a range hold; `evaluate` works out the steps of a subquery. */
export function rangesOf(
  node: RangeNode | SubqueryNode,
  moment: Moment,
  evaluate: (node: Node, moment: Moment) => Result,
): Ranges {
  const end = shifted(node.type === "range" ? node.selector : node, moment);
  const start = end - lengthOf(node.range);
  if (node.type === "range") return { start, end, series: moment.storage.range(node.selector, start, end, moment) };
  const step = node.step === undefined ? moment.interval : lengthOf(node.step);
  // Steps are multiples of the step, whatever the time of evaluation is.
  const aligned = step * Math.trunc(start / step);
  const first = aligned <= start ? aligned + step : aligned;
  const results = timesBetween(firstOf(node, first, step), end, step).map((time) => {
    const result = evaluate(node.expr, { ...moment, time });
    return { time, samples: typeof result === "number" ? [{ labels: {}, value: result }] : result };
  });
  return { start, end, series: gathered(results) };
}

/** Of the steps before a scenario begins, where a selector finds nothing: an objective's month has thousands of them. */
function firstOf({ expr }: SubqueryNode, first: number, step: number): number {
  const empty = expr.type === "selector" && expr.at === undefined && !expr.offset?.startsWith("-");
  return empty && first < 0 ? first + step * Math.ceil(-first / step) : first;
}
