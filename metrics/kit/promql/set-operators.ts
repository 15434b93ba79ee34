import type { SampleType, Vector } from "./expression.ts";
import { type Matching, matchingNode, type SameLabels, type Workable } from "./matching.ts";
import type { BinaryNode, SetOperator } from "./node.ts";

/** Which labels decide whether a series has a partner on the other side. */
export type SetMatching<L extends string = string, R extends string = string> =
  | { readonly on: readonly (L & R)[]; readonly ignoring?: never }
  | { readonly ignoring: readonly (L | R)[]; readonly on?: never };

/** `and`, `unless`: keeps or drops series of the left side; the right side only decides. */
export interface Restriction {
  <L extends string, S extends SampleType, R extends string, const M extends SetMatching<L, R>>(
    left: Vector<L, S>,
    right: Vector<R>,
    matching: M & Workable<L, R, M>,
  ): Vector<L, S>;
  <L extends string, S extends SampleType, R extends string>(
    left: Vector<L, S>,
    right: Vector<R> & SameLabels<L, R>,
  ): Vector<L, S>;
}

/** The series of the left side that have a partner on the right. */
export const and = restriction("and");

/** The series of the left side that have no partner on the right. */
export const unless = restriction("unless");

/**
 * The left side, and those series of the right that have no partner there.
 * `or(errors, vector(0), { on: [] })` fills in 0 only when there is no series at all.
 */
export function or<L extends string, R extends string, S extends SampleType, T extends SampleType>(
  left: Vector<L, S>,
  right: Vector<R, T>,
  matching?: SetMatching<L, R>,
): Vector<L | R, S | T> {
  return setOperation("or", left, right, matching);
}

function restriction(op: "and" | "unless"): Restriction {
  return <L extends string, S extends SampleType>(left: Vector<L, S>, right: Vector, matching?: SetMatching) =>
    setOperation<L, S>(op, left, right, matching);
}

function setOperation<L extends string, S extends SampleType>(
  op: SetOperator,
  left: Vector,
  right: Vector,
  matching?: SetMatching,
): Vector<L, S> {
  const node: BinaryNode = { type: "binary", op, left: left.node, right: right.node };
  return { node: matching === undefined ? node : { ...node, matching: matchingNode(matching satisfies Matching) } };
}
