import type { Scalar, Vector } from "./expression.ts";
import { type MatchedLabels, type Matching, matchingNode, type SameLabels, type Workable } from "./matching.ts";
import type { ArithmeticOperator, BinaryNode, Node } from "./node.ts";
import { type operandNode as Operands, operandNode, type ScalarOperand } from "./operand.ts";

type Operand = Parameters<typeof Operands>[0];

/**
 * An arithmetic operator. Between vectors whose labels differ, the third argument says how series find each other;
 * without it such a pair would match nothing, so it does not compile.
 */
export interface Arithmetic {
  (left: ScalarOperand, right: ScalarOperand): Scalar;
  <L extends string>(left: Vector<L>, right: ScalarOperand): Vector<L, "gauge">;
  <R extends string>(left: ScalarOperand, right: Vector<R>): Vector<R, "gauge">;
  <L extends string, R extends string, const M extends Matching<L, R>>(
    left: Vector<L>,
    right: Vector<R>,
    matching: M & Workable<L, R, M>,
  ): Vector<MatchedLabels<L, R, M>, "gauge">;
  <L extends string, R extends string>(left: Vector<L>, right: Vector<R> & SameLabels<L, R>): Vector<L, "gauge">;
}

/** left + right */
export const add = arithmetic("+");

/** left − right */
export const sub = arithmetic("-");

/** left × right */
export const mul = arithmetic("*");

/** left ÷ right; nothing by nothing is NaN: guard the divisor with `gt(…, 0)` where quiet times happen. */
export const div = arithmetic("/");

/** Remainder of left ÷ right. */
export const mod = arithmetic("%");

/** left to the power of right. */
export const pow = arithmetic("^");

/** Arc tangent of left ÷ right, in radians. */
export const atan2 = arithmetic("atan2");

/** −expr */
export function neg<L extends string>(expr: Vector<L>): Vector<L, "gauge">;
export function neg(expr: Scalar): Scalar;
export function neg({ node }: { readonly node: Node }): { readonly node: Node } {
  return { node: node.type === "number" ? { ...node, value: -node.value } : { type: "negation", expr: node } };
}

function arithmetic(op: ArithmeticOperator): Arithmetic {
  return (left: Operand, right: Operand, matching?: Matching) => {
    const node: BinaryNode = { type: "binary", op, left: operandNode(left), right: operandNode(right) };
    return { node: matching === undefined ? node : { ...node, matching: matchingNode(matching) } };
  };
}
