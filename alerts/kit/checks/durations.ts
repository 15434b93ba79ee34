import { milliseconds, nodesIn } from "../../../metrics/kit/index.ts";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { RuleGroup } from "../group.ts";
import type { Rule } from "../rule.ts";

/** Durations are whole and positive, and none of Grafana's ranges got into a rule. */
export function checkDurations(rule: Rule, path: string): Finding[] {
  const given = rule.kind === "alert" ? { for: rule.for, keepFiringFor: rule.keepFiringFor } : {};
  const foreign = [...nodesIn(rule.expr.node)]
    .flatMap((node) => (node.type === "range" || node.type === "subquery" ? [node.range] : []))
    .filter((range) => range.startsWith("$"));
  return [
    ...Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : checkOne(value, `${path}.${name}`),
    ),
    ...foreign.map((range) =>
      fault(
        "grafana-range",
        path,
        `${range} is filled in by Grafana; Prometheus knows durations only.`,
        "Write one like 5m.",
      ),
    ),
  ];
}

/** A group's own interval, when it has one. */
export function checkInterval({ interval }: RuleGroup, path: string): Finding[] {
  return interval === undefined ? [] : checkOne(interval, `${path}.interval`);
}

function checkOne(duration: string, path: string): Finding[] {
  try {
    if (milliseconds(duration) > 0) return [];
    return [fault("duration", path, `"${duration}" is no time at all; leave it out, or give one like 5m.`)];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return [fault("duration", path, `"${duration}" is not a duration; allowed are such as 30s, 5m, 1h30m.`)];
  }
}
