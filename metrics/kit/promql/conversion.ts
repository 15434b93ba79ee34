import { call } from "./call.ts";
import type { SampleType, Scalar, Vector } from "./expression.ts";
import { operandNode, type ScalarOperand } from "./operand.ts";

/** A number as a vector of one series without labels. */
export function vector(value: ScalarOperand): Vector<never, "gauge"> {
  return call("vector", { node: operandNode(value) });
}

/** The value of the only series; NaN when there is none or more than one. */
export function scalar(expr: Vector): Scalar {
  return call("scalar", expr);
}

/** Sorts by value, smallest first; of use in tables only. */
export function sort<L extends string, S extends SampleType>(expr: Vector<L, S>): Vector<L, S> {
  return call("sort", expr);
}

/** Sorts by value, largest first; of use in tables only. */
export function sortDesc<L extends string, S extends SampleType>(expr: Vector<L, S>): Vector<L, S> {
  return call("sort_desc", expr);
}
