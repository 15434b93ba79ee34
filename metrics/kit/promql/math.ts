import { call } from "./call.ts";
import type { Vector } from "./expression.ts";
import type { ScalarOperand } from "./operand.ts";
import { operandNode } from "./operand.ts";

/** Absolute value. */
export const abs = elementwise("abs");

/** Rounds up. */
export const ceil = elementwise("ceil");

/** Rounds down. */
export const floor = elementwise("floor");

/** e to the power of. */
export const exp = elementwise("exp");

/** Natural logarithm. */
export const ln = elementwise("ln");

/** Logarithm to base 2. */
export const log2 = elementwise("log2");

/** Logarithm to base 10. */
export const log10 = elementwise("log10");

/** Square root. */
export const sqrt = elementwise("sqrt");

/** −1, 0 or 1. */
export const sgn = elementwise("sgn");

/** Rounds to the nearest multiple of `to`, whole numbers by default; halves go up. */
export function round<L extends string>(expr: Vector<L>, to?: ScalarOperand): Vector<L, "gauge"> {
  return to === undefined ? call("round", expr) : call("round", expr, bound(to));
}

/** Raises what is below `low` and lowers what is above `high`. */
export function clamp<L extends string>(expr: Vector<L>, low: ScalarOperand, high: ScalarOperand): Vector<L, "gauge"> {
  return call("clamp", expr, bound(low), bound(high));
}

/** Raises what is below `low`. */
export function clampMin<L extends string>(expr: Vector<L>, low: ScalarOperand): Vector<L, "gauge"> {
  return call("clamp_min", expr, bound(low));
}

/** Lowers what is above `high`. */
export function clampMax<L extends string>(expr: Vector<L>, high: ScalarOperand): Vector<L, "gauge"> {
  return call("clamp_max", expr, bound(high));
}

function bound(operand: ScalarOperand) {
  return { node: operandNode(operand) };
}

function elementwise(name: string) {
  return <L extends string>(expr: Vector<L>): Vector<L, "gauge"> => call(name, expr);
}
