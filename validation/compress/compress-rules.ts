import { type Alert, type Recording, type Rule, type RuleGroup, recordsRead } from "../../alerts/kit/index.ts";
import { carryScenario, needsCopies } from "./carry-scenario.ts";
import { compressExpression } from "./compress-expression.ts";
import { lengthObstacles, type Obstacle, obstaclesIn } from "./obstacles.ts";
import { scenarioLabel } from "./scenario-label.ts";
import { compressDuration } from "./time.ts";
import { whilePlayed } from "./while-played.ts";

/** An episode, as far as rules need to know it. */
export interface PlayedAlert {
  readonly id: string;
  readonly alert: Alert;
}

export interface CompressOptions {
  /** How many times faster time passes; at least 1. */
  readonly factor: number;
  /** What will be played: rules that no episode needs are left out without a word. */
  readonly episodes: readonly PlayedAlert[];
}

/** The rules of a copy. */
export interface CompressedRules {
  readonly groups: readonly RuleGroup[];
  /** The real rules that they are made of, in their order. */
  readonly kept: readonly Rule[];
  /** Needed, and not there. */
  readonly leftOut: readonly LeftOut[];
}

/** A rule that the copy does without, and everything that stands in its way. */
export interface LeftOut {
  readonly group: string;
  readonly rule: Rule;
  readonly obstacles: readonly Obstacle[];
  /** All of them as one text. */
  readonly why: string;
}

/**
 * The rules of a copy in which time passes `factor` times faster and many scenarios are played at once.
 *
 * What one rule can say for all scenarios is one rule. What cannot is repeated for each episode that needs it, in its place:
 * a group is evaluated as of one moment and in order, so records still come before their readers. Alerts that fire always
 * are kept as they are.
 */
export function compressRules(groups: readonly RuleGroup[], { factor, episodes }: CompressOptions): CompressedRules {
  const needed = neededBy(groups, episodes);
  const leftOut = leftOutOf(groups, { needed, factor });
  const without = new Set(leftOut.map(({ rule }) => rule));
  const isKept = (rule: Rule) => isConstant(rule) || (needed.has(rule) && !without.has(rule));
  const compressed = groups.map(
    ({ name, interval, rules }): RuleGroup => ({
      name,
      ...(interval === undefined ? {} : { interval: compressDuration(interval, factor) }),
      rules: rules
        .filter(isKept)
        .flatMap((rule) => (isConstant(rule) ? [rule] : compressRule(rule, { ids: needed.get(rule) ?? [], factor }))),
    }),
  );
  return {
    groups: compressed.filter(({ rules }) => rules.length > 0),
    kept: groups.flatMap(({ rules }) => rules.filter(isKept)),
    leftOut,
  };
}

/** The ids of the episodes that need a rule, for those that any needs: an episode's alert, and the records it reads. */
function neededBy(
  groups: readonly RuleGroup[],
  episodes: readonly PlayedAlert[],
): ReadonlyMap<Rule, readonly string[]> {
  const rules = groups.flatMap((group) => group.rules);
  const needed = new Map<Rule, string[]>();
  for (const [alert, some] of Map.groupBy(episodes, (episode) => episode.alert)) {
    if (!rules.includes(alert) || isConstant(alert)) continue;
    const ids = some.map(({ id }) => id);
    for (const rule of [alert, ...recordsRead(alert, rules)]) needed.set(rule, [...(needed.get(rule) ?? []), ...ids]);
  }
  return needed;
}

/** A record that is missing would make an alert that reads it silent: it is left out as well, and says so. */
function leftOutOf(
  groups: readonly RuleGroup[],
  { needed, factor }: { readonly needed: ReadonlyMap<Rule, unknown>; readonly factor: number },
): readonly LeftOut[] {
  const all = groups.flatMap(({ name, interval, rules }) =>
    rules
      .filter((rule) => needed.has(rule))
      .map((rule) => ({
        group: name,
        rule,
        obstacles: [
          ...(interval === undefined ? [] : lengthObstacles("the group's interval", interval, factor)),
          ...ofRule(rule, factor),
        ],
      })),
  );
  const broken = new Set(all.filter(({ obstacles }) => obstacles.length > 0).map(({ rule }) => rule));
  if (broken.size === 0) return [];
  const rules = all.map(({ rule }) => rule);
  return all
    .map((one): LeftOut => {
      const missing = [...recordsRead(one.rule, rules)].filter((rule) => rule !== one.rule && broken.has(rule));
      const read = new Set(missing.map(({ name }) => `it reads ${name}, which is left out`));
      const obstacles = [...one.obstacles, ...read];
      return { ...one, obstacles, why: obstacles.join("; ") };
    })
    .filter(({ obstacles }) => obstacles.length > 0);
}

function ofRule(rule: Rule, factor: number): readonly Obstacle[] {
  const times =
    rule.kind === "record"
      ? []
      : ([
          ["for", rule.for],
          ["keepFiringFor", rule.keepFiringFor],
        ] as const);
  return [
    ...times.flatMap(([what, given]) => (given === undefined ? [] : lengthObstacles(what, given, factor))),
    ...(Object.hasOwn(rule.labels, scenarioLabel)
      ? [`its label "${scenarioLabel}" tells scenarios apart in the copy`]
      : []),
    ...obstaclesIn(rule.expr.node, factor),
  ];
}

function compressRule(
  rule: Rule,
  { ids, factor }: { readonly ids: readonly string[]; readonly factor: number },
): readonly Rule[] {
  const timed = withTimes(rule, factor);
  const node = compressExpression(rule.expr.node, { factor });
  if (!needsCopies(rule.expr.node)) return [withExpression(timed, carryScenario(node))];
  return ids.map((scenario) => {
    const copy = withExpression(timed, whilePlayed(carryScenario(node, { scenario }), scenario));
    return { ...copy, labels: { ...copy.labels, [scenarioLabel]: scenario } };
  });
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

/** Whether a rule fires at all times, in the copy too. */
export function isConstant(rule: Rule): boolean {
  return rule.kind === "alert" && rule.alwaysFiring;
}
