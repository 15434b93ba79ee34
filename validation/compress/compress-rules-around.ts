import { type Alert, type Rule, type RuleGroup, recordsRead } from "../../alerts/kit/index.ts";
import { formatDuration, milliseconds } from "../../metrics/kit/index.ts";
import { aroundObstacles, compressAround, looksBack } from "./around-system.ts";
import { type CompressedRules, isConstant, type LeftOut } from "./compress-rules.ts";
import { lengthObstacles, type Obstacle } from "./obstacles.ts";
import { compressDuration } from "./time.ts";

/**
 * What an alert may look back at full durations: without the healthy days before it, the budget of a day is spent by the first
 * fault that there is.
 */
const longestLook = 8 * 3_600_000;

/**
 * The rules of a copy that watches a system at its own speed, `factor` times as impatiently: see `compressAround`.
 *
 * Records that no alert reads are left out without a word.
 */
export function compressRulesAround(groups: readonly RuleGroup[], factor: number): CompressedRules {
  const rules = groups.flatMap((group) => group.rules);
  const leftOut = leftOutOf(groups, factor);
  const without = new Set(leftOut.map(({ rule }) => rule));
  const alerts = rules.filter((rule): rule is Alert => rule.kind === "alert" && !without.has(rule));
  const kept = new Set<Rule>(alerts.flatMap((alert) => [alert, ...recordsRead(alert, rules)]));
  const compressed = groups.map(
    ({ name, interval, rules: ofGroup }): RuleGroup => ({
      name,
      ...(interval === undefined ? {} : { interval: compressDuration(interval, factor) }),
      rules: ofGroup.filter((rule) => kept.has(rule)).map((rule) => compressRule(rule, factor)),
    }),
  );
  return {
    groups: compressed.filter((group) => group.rules.length > 0),
    kept: rules.filter((rule) => kept.has(rule)),
    leftOut,
  };
}

/** Milliseconds at full durations that an alert looks back, through the records that it reads. */
export function lookOf(alert: Alert, rules: readonly Rule[]): number {
  return Math.max(...[alert, ...recordsRead(alert, rules)].map(({ expr }) => looksBack(expr.node)));
}

function leftOutOf(groups: readonly RuleGroup[], factor: number): readonly LeftOut[] {
  const rules = groups.flatMap((group) => group.rules);
  return groups.flatMap(({ name, interval, rules: ofGroup }) =>
    ofGroup.flatMap((rule): readonly LeftOut[] => {
      if (rule.kind !== "alert" || isConstant(rule)) return [];
      const read = [rule, ...recordsRead(rule, rules)];
      const look = lookOf(rule, rules);
      const obstacles: readonly Obstacle[] = [
        ...(interval === undefined ? [] : lengthObstacles("the group's interval", interval, factor)),
        ...(rule.for === undefined ? [] : lengthObstacles("for", rule.for, factor)),
        ...(rule.keepFiringFor === undefined ? [] : lengthObstacles("keepFiringFor", rule.keepFiringFor, factor)),
        ...new Set(read.flatMap(({ expr }) => aroundObstacles(expr.node, factor))),
        ...(look > longestLook ? [`it looks back ${formatDuration(look)}, and the copy has no healthy past`] : []),
      ];
      return obstacles.length === 0 ? [] : [{ group: name, rule, obstacles, why: obstacles.join("; ") }];
    }),
  );
}

function compressRule(rule: Rule, factor: number): Rule {
  const expr = { ...rule.expr, node: compressAround(rule.expr.node, factor) };
  if (rule.kind === "record") return { ...rule, expr };
  const { for: held, keepFiringFor } = rule;
  return {
    ...rule,
    expr,
    ...(held === undefined || milliseconds(held) === 0 ? {} : { for: compressDuration(held, factor) }),
    ...(keepFiringFor === undefined ? {} : { keepFiringFor: compressDuration(keepFiringFor, factor) }),
  };
}
