import type { BinaryNode } from "../../../../metrics/kit/index.ts";
import { type Unit, unitOf } from "../analysis/index.ts";
import type { Check, Fault } from "../check.ts";
import { type CheckedExpression, handle, whole } from "../subject/index.ts";
import { isComparison } from "./never-true.ts";

export const unitMismatch: Check = {
  id: "promql/unit-mismatch",
  severity: "warning",
  summary: "Two units are mixed, or a limit is of another unit than what it is compared with.",
  why: "A limit in milliseconds on a metric in seconds is never reached; one in percent on a ratio from 0 to 1 neither.",
  remedy: "Write the limit in the unit that the metric's name ends in.",
  bad: "process_memory_bytes > cache_age_seconds",
  good: "process_memory_bytes > cache_limit_bytes",
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || ["and", "or", "unless", "*", "/"].includes(node.op)) return [];
      const [left, right] = [unitOf(node.left), unitOf(node.right)];
      if (left !== undefined && right !== undefined) return ofUnits(node, left, right, expr);
      return isComparison(node) && left !== undefined ? ofLimit(node, left, expr) : [];
    }),
};

function ofUnits(node: BinaryNode, left: Unit, right: Unit, expr: CheckedExpression): readonly Fault[] {
  const moments = ["time", "seconds"];
  if (left === right || (moments.includes(left) && moments.includes(right))) return [];
  return [{ message: `the left side is in ${left}, the right side in ${right}.`, at: handle(expr, node) }];
}

/** Limits that are so far off that another unit was meant. */
function ofLimit({ op, left, right }: BinaryNode, unit: Unit, expr: CheckedExpression): readonly Fault[] {
  if (right.type !== "number" || op === "==" || op === "!=") return [];
  const { value } = right;
  const at = whole(expr, right);
  if (unit === "ratio" && left.type === "selector" && value > 1 && value <= 100)
    return [
      {
        message: `${left.metric} is a ratio, usually from 0 to 1; ${value} looks like percent.`,
        hint: `${value} % is ${value / 100}.`,
        at,
      },
    ];
  if (unit === "percent" && value > 0 && value < 1)
    return [
      {
        message: `the left side is in percent; ${value} looks like a ratio.`,
        hint: `The ratio ${value} is ${value * 100} %.`,
        at,
      },
    ];
  if (
    unit === "seconds" &&
    left.type === "call" &&
    left.name === "histogram_quantile" &&
    value >= 100 &&
    value <= 60_000
  )
    return [
      {
        message: `the quantile is in seconds; ${value} looks like milliseconds.`,
        hint: `${value} ms are ${value / 1000} s.`,
        at,
      },
    ];
  if (unit === "milliseconds" && value > 0 && value < 1)
    return [
      {
        message: `the left side is in milliseconds; ${value} looks like seconds.`,
        hint: `${value} s are ${value * 1000} ms.`,
        at,
      },
    ];
  if (unit === "bytes" && left.type === "selector" && value > 1 && value < 1024)
    return [
      {
        message: `the left side is in bytes; ${value} looks like megabytes or gigabytes.`,
        hint: `${value} MiB are ${value} * 1024 * 1024.`,
        at,
      },
    ];
  return [];
}
