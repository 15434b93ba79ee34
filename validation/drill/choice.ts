import { type RuleGroup, scenarioEnd } from "../../alerts/kit/index.ts";
import { DefinitionError, didYouMean, type Finding } from "../../problems/index.ts";
import { type Episode, planEpisodes } from "../plan/index.ts";

/** What is to be drilled, as a person says it. */
export interface DrilledAlert {
  /** Name of the alert. */
  readonly alert: string;
  /** Labels that the alert has when it fires, where several rules have the name. @default none are asked for */
  readonly labels?: Readonly<Record<string, string>>;
  /** Name of the scenario. @default the shortest that fires, of those that leave the trouble as it is where there is one */
  readonly scenario?: string | undefined;
}

export interface ChoiceOptions {
  readonly groups: readonly RuleGroup[];
  readonly scrapeInterval: string;
  readonly evaluationInterval: string;
}

/**
 * The episode that a drill plays: a scenario in which the alert fires.
 *
 * @throws DefinitionError when there is no such alert or scenario, or when several rules are meant.
 */
export function chooseEpisode(wanted: DrilledAlert, options: ChoiceOptions): Episode {
  const known = namesOf(options.groups);
  if (!known.includes(wanted.alert)) throw refused(wanted.alert, "is no alert of this stack.", nearest(wanted, known));
  const plan = planEpisodes({ ...options, selection: { kind: "only", alerts: [wanted.alert], trials: 1 } });
  const firing = plan.episodes.filter(({ scenario, expected }) => scenario.kind === "fires" && expected.length > 0);
  if (firing.length === 0) throw refused(wanted.alert, "has no scenario that can be drilled.", whyNot(plan));
  const labelled = firing.filter(({ expected }) => expected.some(({ labels }) => hasAll(labels, wanted.labels ?? {})));
  if (labelled.length === 0) throw refused(wanted.alert, "has no rule with these labels.", rulesIn(firing));
  const rules = new Set(labelled.map(({ alert }) => alert));
  if (rules.size > 1) throw refused(wanted.alert, `is the name of ${rules.size} rules.`, rulesIn(labelled));
  return wanted.scenario === undefined ? shortest(labelled) : named(wanted.scenario, wanted, labelled);
}

function named(scenario: string, { alert }: DrilledAlert, episodes: readonly Episode[]): Episode {
  const found = episodes.find((one) => one.scenario.name === scenario);
  if (found !== undefined) return found;
  const names = episodes.map((one) => one.scenario.name);
  const meant = didYouMean(scenario, names);
  throw refused(
    `${alert} › ${scenario}`,
    "is no scenario in which it fires and that can be drilled.",
    meant === undefined ? `There are: ${names.join("; ")}.` : `Did you mean "${meant}"?`,
  );
}

/** One whose trouble ends by itself may end before it was told: it is the second choice. */
function shortest(episodes: readonly Episode[]): Episode {
  const cost = ({ alert, scenario, expected }: Episode) => [
    Number(expected.some(({ ideal }) => ideal === undefined)),
    Number(scenario.kind === "fires" && scenario.resolvedBy !== undefined),
    Number(scenario.shows !== undefined),
    scenarioEnd(alert, scenario),
  ];
  return episodes.reduce((best, one) => (isLess(cost(one), cost(best)) ? one : best));
}

/** The first numbers that differ decide. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((value, place) => value !== b[place]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}

function namesOf(groups: readonly RuleGroup[]): readonly string[] {
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  return [...new Set(alerts.filter(({ alwaysFiring }) => !alwaysFiring).map(({ name }) => name))].sort();
}

function nearest({ alert }: DrilledAlert, known: readonly string[]): string {
  const near = didYouMean(alert, known);
  return near === undefined ? "docs/alerts lists them; one that fires always has no drill." : `Did you mean ${near}?`;
}

function whyNot({ untested, leftToPromtool }: ReturnType<typeof planEpisodes>): string {
  const why = [...untested.map((one) => one.why), ...leftToPromtool.map((one) => one.why)];
  return why.length === 0 ? "Give it one in which it fires." : `${[...new Set(why)].join("; ")}.`;
}

/** The rules by the labels that tell them apart, as they are asked for. */
function rulesIn(episodes: readonly Episode[]): string {
  const byRule = [...Map.groupBy(episodes, ({ alert }) => alert).values()];
  const rules = byRule.map(([first]) => first?.expected[0]?.labels ?? {});
  const same = (label: string) => rules.every((labels) => labels[label] === rules[0]?.[label]);
  const texts = rules.map((labels) =>
    Object.entries(labels)
      .filter(([label]) => !same(label))
      .map(([label, value]) => `${label}=${value}`)
      .join(","),
  );
  return `Tell which with --labels, one of: ${[...new Set(texts)].filter((text) => text !== "").join(" ")}.`;
}

function hasAll(labels: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  return Object.entries(wanted).every(([label, value]) => labels[label] === value);
}

function refused(path: string, message: string, hint: string): DefinitionError {
  const finding: Finding = { check: "validation/drilled-alert", severity: "error", path, message, hint };
  return new DefinitionError([finding]);
}
