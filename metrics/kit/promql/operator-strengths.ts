import type { BinaryOperator } from "./node.ts";

/** How tightly each operator binds: https://prometheus.io/docs/prometheus/latest/querying/operators/ */
export const operatorStrengths: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  ">": 3,
  "<": 3,
  ">=": 3,
  "<=": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  atan2: 5,
  "^": 6,
};
