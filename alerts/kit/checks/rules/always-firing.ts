import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { canBeEmpty } from "./condition.ts";

export const alwaysFiring: Check = {
  id: "alerts/always-firing",
  severity: "error",
  summary: "An alert that is meant to fire at all times has a condition; found in TypeScript only.",
  why: "Watchdog proves by its presence that alerts are delivered. One that can be silent proves nothing.",
  remedy: "Use vector(1).",
  bad: "- {alert: Watchdog, expr: vector(1) > 2, labels: {severity: info}, annotations: {summary: Alerts are delivered}}",
  good: "- {alert: Watchdog, expr: vector(1), labels: {severity: info}, annotations: {summary: Alerts are delivered}}",
  typedOnly: true,
  of: "alert",
  run: ({ expr, alwaysFiring: says, typed }) =>
    typed && says && expr !== undefined && canBeEmpty(expr.node)
      ? [{ message: "it says alwaysFiring, but its expression can be empty.", at: whole(expr, expr.node) }]
      : [],
};
