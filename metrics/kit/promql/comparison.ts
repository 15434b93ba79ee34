import type { Expression, Scalar, Vector } from "./expression.ts";
import { type MatchedLabels, type Matching, matchingNode, type SameLabels, type Workable } from "./matching.ts";
import type { BinaryNode, ComparisonOperator } from "./node.ts";
import { operandNode, type ScalarOperand } from "./operand.ts";

/** Answers 0 or 1 for every series instead of dropping those for which the comparison is false. */
export interface Bool {
  readonly bool: true;
}

/**
 * A comparison: keeps the series for which it holds, with the value of the left side.
 * The right side may be a duration: it counts in seconds. Matching works as for arithmetic.
 */
export interface Comparison {
  (left: ScalarOperand, right: ScalarOperand, options: Bool): Scalar;
  <L extends string>(left: Vector<L>, right: ScalarOperand, options?: Bool): Vector<L, "gauge">;
  <R extends string>(left: ScalarOperand, right: Vector<R>, options?: Bool): Vector<R, "gauge">;
  <L extends string, R extends string, const M extends Matching<L, R> & Partial<Bool>>(
    left: Vector<L>,
    right: Vector<R>,
    options: M & Workable<L, R, M>,
  ): Vector<MatchedLabels<L, R, M>, "gauge">;
  <L extends string, R extends string>(
    left: Vector<L>,
    right: Vector<R> & SameLabels<L, R>,
    options?: Bool,
  ): Vector<L, "gauge">;
}

/** left == right */
export const eq = comparison("==");

/** left != right */
export const ne = comparison("!=");

/** left > right */
export const gt = comparison(">");

/** left < right */
export const lt = comparison("<");

/** left >= right */
export const gte = comparison(">=");

/** left <= right */
export const lte = comparison("<=");

type Operand = number | string | Expression;
type Options = Partial<Bool> & Partial<Matching>;

function comparison(op: ComparisonOperator): Comparison {
  return (left: Operand, right: Operand, options: Options = {}) => {
    const node: BinaryNode = {
      type: "binary",
      op,
      left: operandNode(left),
      right: operandNode(right),
      ...(options.bool ? { bool: true } : {}),
      ...(isMatching(options) ? { matching: matchingNode(options) } : {}),
    };
    return { node };
  };
}

function isMatching(options: Options): options is Matching {
  return options.on !== undefined || options.ignoring !== undefined;
}
