import { milliseconds } from "../../../metrics/kit/index.ts";
import type { Finding } from "../../../problems/index.ts";
import { analyse } from "./analysis/index.ts";
import type { Check, CheckContext, CheckSettings, Fault } from "./check.ts";
import { lengthOf, promqlChecks } from "./promql/index.ts";
import { ruleChecks } from "./rules/index.ts";
import { withoutSilenced } from "./silence.ts";
import { type CheckedGroup, type CheckedRule, within } from "./subject/index.ts";
import { templateChecks } from "./templates/index.ts";

/** Every check of rules, sorted by id. */
export const checks: readonly Check[] = [...ruleChecks, ...promqlChecks, ...templateChecks].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** Everything wrong in groups, each of one file or of many; takes time in proportion to their number. */
export function runChecks(groups: readonly CheckedGroup[], given: Partial<CheckSettings> = {}): Finding[] {
  const settings: CheckSettings = { scrapeInterval: usual, evaluationInterval: usual, ...given };
  const context = contextOf(groups, settings);
  const found = groups.flatMap((group) => [
    ...ofGroup.flatMap((check) => check.run(group, context).map((fault) => toFinding(check, fault, group))),
    ...group.rules.flatMap((rule) => ofRule(rule, context)),
  ]);
  const together = ofAll.flatMap((check) => check.run(context).map((fault) => toFinding(check, fault, fault.in)));
  return withoutSilenced([...found, ...together], groups, settings.today, checks);
}

const usual = milliseconds("15s");

const ofGroup = checks.filter((check) => check.of === "group");
const ofAll = checks.filter((check) => check.of === "all");
const ofEach = checks.filter((check) => check.of === "rule" || check.of === "alert");
const ofExpression = checks.filter((check) => check.of === "expression");

function contextOf(groups: readonly CheckedGroup[], settings: CheckSettings): CheckContext {
  const groupByRule = new Map(groups.flatMap((group) => group.rules.map((rule) => [rule, group] as const)));
  return {
    ...settings,
    groups,
    analysis: analyse(groups, settings.metrics),
    groupOf: (rule) => groupByRule.get(rule),
    intervalOf: (rule) => {
      const interval = groupByRule.get(rule)?.interval;
      return (interval === undefined ? undefined : lengthOf(interval.value)) ?? settings.evaluationInterval;
    },
  };
}

function ofRule(rule: CheckedRule, context: CheckContext): Found[] {
  const found: Found[] = [];
  const take = (check: Check, faults: readonly Fault[]): void => {
    for (const fault of faults) found.push(toFinding(check, fault, rule));
  };
  for (const check of ofEach) {
    if (check.of === "rule" || rule.kind === "alert") take(check, check.run(rule, context));
  }
  const { expr } = rule;
  if (expr !== undefined) for (const check of ofExpression) take(check, check.run(expr, rule, context));
  return found;
}

/** A finding and what it was found in. */
export interface Found {
  readonly in: CheckedRule | CheckedGroup;
  readonly finding: Finding;
}

function toFinding({ id, severity, remedy }: Check, fault: Fault, of: CheckedRule | CheckedGroup): Found {
  const at = (fault.at ?? within(of.name))();
  return {
    in: of,
    finding: {
      check: id,
      severity: fault.severity ?? severity,
      path: of.path,
      message: fault.message,
      hint: fault.hint ?? remedy,
      ...(at === undefined ? {} : { at }),
    },
  };
}
