import { div, gt, mul, or, type Vector } from "../kit/index.ts";

/**
 * `part` of `whole`, two sums by the same labels: 0 where there is no part, nothing where there is no whole.
 *
 * A counter of failures may have no series before the first one: without that 0, all being well would be "No data".
 */
export function share<L extends string>(part: Vector<L>, whole: Vector<L>): Vector<L> {
  // Typed by hand: the compiler does not follow generic labels into the operators.
  const all: Vector = gt<string>(whole, 0);
  const some: Vector = part;
  return { node: div(or(some, mul(all, 0)), all).node };
}
