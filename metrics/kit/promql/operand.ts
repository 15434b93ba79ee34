import { type Duration, seconds } from "./duration.ts";
import { type Expression, numberNode, type Scalar } from "./expression.ts";
import type { Node } from "./node.ts";

/** A single number: written out, as a duration (it counts in seconds), or as a scalar expression. */
export type ScalarOperand = number | Duration | Scalar;

/** The tree of one side of an operator. */
export function operandNode(operand: number | string | Expression): Node {
  if (typeof operand === "number") return numberNode(operand);
  return typeof operand === "string" ? numberNode(seconds(operand)) : operand.node;
}
