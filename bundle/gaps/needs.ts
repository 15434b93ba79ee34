import { type CheckedGroup, matches, objectiveGroup, type RuleGroup, readRuleFile } from "../../alerts/kit/index.ts";
import type { Matcher, Node } from "../../metrics/kit/index.ts";
import type { System } from "../../systems/index.ts";
import type { ExtraFile } from "../extra-files.ts";
import { dashboardsOf } from "../grafana-files.ts";
import { objectivesOf } from "../objectives.ts";
import { groupsOf } from "../rule-groups.ts";
import { dashboardReads } from "./dashboard-reads.ts";
import { isOfAlerts, type Need, withoutChoices } from "./need.ts";
import type { Reader } from "./reader.ts";
import { type Read, readsOf } from "./reads.ts";

export interface NeedsOptions {
  readonly systems: readonly System[];
  /** The jobs that are scraped: alerts on others are not taken. */
  readonly scraped: readonly string[];
  /** Rule files of the team's own. @default none */
  readonly rules?: readonly ExtraFile[];
}

/** A rule by what it reads, whoever wrote it. */
interface ReadingRule {
  readonly record: boolean;
  readonly name: string;
  readonly node: Node;
  readonly reader: Reader;
  /** Labels that a record adds itself. */
  readonly adds: Readonly<Record<string, string>>;
}

/** All that dashboards, alerts and objectives read of targets; who reads a record needs what that is made of. */
export function needsOf({ systems, scraped, rules = [] }: NeedsOptions): readonly Need[] {
  const all = [...ownRules(systems, scraped), ...rules.flatMap(rulesIn)];
  const records = Map.groupBy(
    all.filter(({ record }) => record),
    ({ name }) => name,
  );
  const direct = [
    ...all.flatMap(({ node, reader }) => readsOf(node).map((read) => ({ ...read, reader }))),
    ...dashboardsOf(systems).flatMap(dashboardReads),
  ];
  const needs = new Map<string, Need>();
  for (const { reader, ...read } of direct)
    for (const one of unfold(read, records, [])) {
      const need = withoutChoices({ ...one, reader });
      if (!isOfAlerts(need.selector.metric)) needs.set(JSON.stringify(need), need);
    }
  return [...needs.values()];
}

/** What is read of targets: itself, or all that its record is made of. */
function unfold(
  read: Read,
  records: ReadonlyMap<string, readonly ReadingRule[]>,
  above: readonly string[],
): readonly Read[] {
  const { metric, matchers } = read.selector;
  const made = records.get(metric)?.filter(({ adds }) => canBe(matchers, adds));
  if (made === undefined || above.includes(metric)) return [read];
  const asked = [...read.labels, ...matchers.filter(({ op }) => op === "=" || op === "=~").map(({ label }) => label)];
  return made.flatMap(({ node, adds }) =>
    readsOf(
      node,
      asked.filter((label) => !(label in adds)),
    ).flatMap((inner) =>
      unfold({ ...inner, mayBeEmpty: inner.mayBeEmpty || read.mayBeEmpty }, records, [...above, metric]),
    ),
  );
}

/** Objectives record under the same names, told apart by the labels that their rules add. */
function canBe(matchers: readonly Matcher[], adds: Readonly<Record<string, string>>): boolean {
  return matches({ matchers: matchers.filter(({ label }) => label in adds) }, adds);
}

function ownRules(systems: readonly System[], scraped: readonly string[]): readonly ReadingRule[] {
  const objectives = new Map(
    systems.flatMap(objectivesOf).map((taken) => {
      const { objective, service } = taken;
      return [objectiveGroup(taken).name, { service: objective.service ?? service, name: objective.name }];
    }),
  );
  return groupsOf(systems, scraped).flatMap(({ name, rules }: RuleGroup) => {
    const objective = objectives.get(name);
    return rules.map((rule) => ({
      record: rule.kind === "record",
      name: rule.name,
      node: rule.expr.node,
      reader: objective === undefined ? { kind: rule.kind, name: rule.name } : { kind: "objective", ...objective },
      adds: rule.labels,
    }));
  });
}

/** What could not be read of a file is a finding of `lint`; here the rest counts. */
function rulesIn({ path, content }: ExtraFile): readonly ReadingRule[] {
  return readRuleFile(path, content).groups.flatMap(({ labels, rules }: CheckedGroup) =>
    rules.flatMap(({ kind, name, expr, labels: own }) => {
      if (expr === undefined) return [];
      const adds = Object.fromEntries([...labels, ...own].map((field) => [field.name.value, field.value.value]));
      const record = kind === "record";
      const reader = { kind: record ? ("record" as const) : ("alert" as const), name: name.value };
      return [{ record, name: name.value, node: expr.node, reader, adds }];
    }),
  );
}
