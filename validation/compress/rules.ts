import { type Alert, type Recording, type Rule, type RuleGroup, recordsRead } from "../../alerts/kit/index.ts";
import type { Duration } from "../../metrics/kit/index.ts";
import { compressExpression, Uncompressible } from "./expression.ts";
import { carryScenario, needsCopies, whilePlayed } from "./scenario-label.ts";
import { compressDuration } from "./time.ts";

/** An episode, as far as rules need to know it. */
export interface PlayedAlert {
  readonly id: string;
  readonly alert: Alert;
}

export interface CompressOptions {
  readonly factor: number;
  /** What will be played: rules that no episode needs are left out. */
  readonly episodes: readonly PlayedAlert[];
}

/** A rule that the copy does without, and why. */
export interface LeftOut {
  readonly rule: Rule;
  readonly why: string;
}

/**
 * The rules of a copy in which time passes `factor` times faster and many scenarios are played at once.
 *
 * What one rule can say for all scenarios is one rule; what makes something out of nothing is repeated for each episode that needs
 * it, in its place, so that the order of evaluation stays. Alerts that fire always are kept as they are.
 */
export function compressRules(
  groups: readonly RuleGroup[],
  { factor, episodes }: CompressOptions,
): { readonly groups: readonly RuleGroup[]; readonly leftOut: readonly LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const compressed = groups.map(({ name, interval, rules }): RuleGroup => {
    const needed = neededBy(rules, episodes);
    return {
      name,
      ...(interval === undefined ? {} : { interval: compressDuration(interval, factor) }),
      rules: rules.flatMap((rule) => {
        const ids = needed.get(rule);
        if (ids === undefined) return rule.kind === "alert" && rule.alwaysFiring ? [rule] : [];
        try {
          return compressRule(rule, ids, factor);
        } catch (error) {
          if (!(error instanceof Uncompressible)) throw error;
          leftOut.push({ rule, why: `${error.construct} in its expression cannot be compressed` });
          return [];
        }
      }),
    };
  });
  return { groups: compressed.filter(({ rules }) => rules.length > 0), leftOut };
}

/** The ids of the episodes that need a rule of the group, for those that any needs. */
function neededBy(rules: readonly Rule[], episodes: readonly PlayedAlert[]): ReadonlyMap<Rule, readonly string[]> {
  const needed = new Map<Rule, string[]>();
  const byAlert = Map.groupBy(episodes, ({ alert }) => alert);
  for (const rule of rules) {
    const ids = rule.kind === "alert" ? (byAlert.get(rule) ?? []).map(({ id }) => id) : [];
    if (ids.length === 0) continue;
    for (const one of [rule, ...recordsRead(rule, rules)]) needed.set(one, [...(needed.get(one) ?? []), ...ids]);
  }
  return needed;
}

function compressRule(rule: Rule, ids: readonly string[], factor: number): readonly Rule[] {
  const timed = withTimes(rule, factor);
  if (!needsCopies(rule.expr.node))
    return [withExpression(timed, compressExpression(carryScenario(rule.expr.node), factor))];
  return ids.map((id) =>
    withExpression(timed, whilePlayed(compressExpression(carryScenario(rule.expr.node, id), factor), id)),
  );
}

function withTimes(rule: Rule, factor: number): Rule {
  if (rule.kind === "record") return rule;
  const { for: held, keepFiringFor } = rule;
  return {
    ...rule,
    ...(held === undefined ? {} : { for: compressDuration(held, factor) }),
    ...(keepFiringFor === undefined ? {} : { keepFiringFor: compressDuration(keepFiringFor, factor) }),
  };
}

function withExpression(rule: Rule, node: Rule["expr"]["node"]): Alert | Recording {
  return { ...rule, expr: { ...rule.expr, node } };
}

/** Intervals of a stack's settings, compressed. */
export function compressIntervals<Keys extends string>(
  intervals: Readonly<Record<Keys, string>>,
  factor: number,
): Readonly<Record<Keys, Duration>> {
  return Object.fromEntries(
    Object.entries(intervals).map(([key, value]) => [key, compressDuration(value as string, factor)]),
  ) as Record<Keys, Duration>;
}
