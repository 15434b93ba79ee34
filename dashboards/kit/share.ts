import { div, gt, mul, or, type Vector } from "../../metrics/kit/index.ts";

/**
 * What part of a whole is of a kind, 0 to 1, for vectors of the same labels: 0 where nothing is of that kind,
 * and no value where there is no whole, for without requests none fails and none works.
 */
export function share<L extends string>(part: Vector<L>, whole: Vector<L>): Vector<L, "gauge"> {
  // A counter of failures begins with the first one; until then its series is missing, not 0.
  return div(or(part, mul(whole, 0)), gt(whole, 0));
}
