import { type Duration, formatDuration, milliseconds } from "../../metrics/kit/index.ts";
import { type Finding, throwOnErrors } from "../../problems/index.ts";
import { checkGroups } from "./checks/index.ts";
import type { Sample } from "./evaluate/index.ts";
import { fault } from "./fault.ts";
import { foreignRecords } from "./foreign-records.ts";
import type { RuleGroup } from "./group.ts";
import { annotationsOf, printRules, type RenderOptions } from "./render-rules.ts";
import { type Alert, ruleLabels } from "./rule.ts";
import {
  allScenarios,
  type FiringScenario,
  outcomeOf,
  type PendingScenario,
  recordsRead,
  type Scenario,
  type Span,
  scenarioEnd,
  seriesOf,
  toNotation,
  toSeriesName,
} from "./scenario/index.ts";
import { fillTemplate } from "./template/index.ts";
import { toYaml } from "./yaml.ts";

export interface TestOptions extends RenderOptions {
  /** How often promtool evaluates and how far apart samples lie; default 15s. */
  readonly evaluationInterval?: Duration;
  /** Where the files of `renderRuleFiles` lie, seen from the tests; default `../rules`. */
  readonly rulesFolder?: string;
}

/**
 * Renders the scenarios as unit tests for `promtool test rules`, one file for each group, `<group>.test.yml`.
 *
 * promtool compares all alerts of one name at once. A group with several of a name (a warning and a critical one) is
 * therefore tested in parts, each with a rule file of its own beside the test, `<group>-<n>.rules.yml`, which leaves out the
 * records that no alert of the part reads; so is a group that
 * reads what another one records, with those records put before its own rules.
 * @throws DefinitionError with every problem of the groups, or with every scenario that does not hold.
 */
export function renderRuleTests(groups: readonly RuleGroup[], options: TestOptions = {}): Record<string, string> {
  throwOnErrors(checkGroups(groups));
  const findings: Finding[] = [];
  const files = groups.flatMap((group) => {
    const foreign = foreignRecords(group, groups);
    const parts = withoutNamesakes(group).map((part) => ({ ...part, rules: [...foreign, ...part.rules] }));
    return parts.flatMap((part, index): [string, string][] => {
      const asItIs = parts.length === 1 && foreign.length === 0;
      const name = parts.length === 1 ? group.name : `${group.name}-${index + 1}`;
      const ruleFile = asItIs ? `${options.rulesFolder ?? "../rules"}/${group.name}.yml` : `${name}.rules.yml`;
      const tests = renderPart(part, { ruleFile, options, findings });
      return [
        ...(asItIs ? [] : [[ruleFile, printRules([part], options)] as [string, string]]),
        [`${name}.test.yml`, tests],
      ];
    });
  });
  throwOnErrors(findings);
  return Object.fromEntries(files);
}

function withoutNamesakes(group: RuleGroup): RuleGroup[] {
  const alerts = group.rules.filter((rule) => rule.kind === "alert");
  const turns = Map.groupBy(alerts, (alert) => alerts.filter(({ name }) => name === alert.name).indexOf(alert));
  if (alerts.length === 0) return [];
  if (turns.size < 2) return [group];
  return [...turns.values()].map((some) => {
    const read = new Set(some.flatMap((alert) => [...recordsRead(alert, group.rules)]));
    return { ...group, rules: [...group.rules.filter((rule) => read.has(rule)), ...some] };
  });
}

interface Context {
  readonly ruleFile: string;
  readonly options: TestOptions;
  readonly findings: Finding[];
}

function renderPart(group: RuleGroup, context: Context): string {
  const interval = context.options.evaluationInterval ?? "15s";
  const alerts = group.rules.filter((rule) => rule.kind === "alert");
  return toYaml({
    rule_files: [context.ruleFile],
    evaluation_interval: interval,
    tests: alerts.flatMap((alert) =>
      allScenarios(alert).map((scenario) => {
        const span = { end: scenarioEnd(alert, scenario), interval: milliseconds(interval) };
        return {
          name: titleOf(alert, scenario),
          interval,
          input_series: seriesOf(scenario).map((one) => ({ series: toSeriesName(one), values: toNotation(one, span) })),
          ...testsOf(alert, scenario, { group, span, ...context }),
        };
      }),
    ),
  });
}

function titleOf({ name }: Alert, scenario: Scenario): string {
  return `${name} ${doing[scenario.kind]}: ${scenario.name}`;
}

// promtool does not say which test an expression belongs to: a comment at its end does.
function titled(expr: string, title: string): string {
  return `${expr} # ${title.replaceAll(/\s+/g, " ")}`;
}

const doing = { fires: "fires", pending: "is pending", silent: "stays silent" } as const;

interface TestContext extends Context {
  readonly group: RuleGroup;
  readonly span: Span;
}

function testsOf(alert: Alert, scenario: Scenario, { group, span, options, findings }: TestContext): object {
  const outcome = outcomeOf(alert, scenario, { rules: group.rules, interval: span.interval });
  if ("problem" in outcome) {
    const path = `group "${group.name}" › ${alert.name} › scenario "${scenario.name}"`;
    findings.push(fault("scenario", path, outcome.problem, outcome.hint));
    return {};
  }
  switch (scenario.kind) {
    case "fires": {
      const quiet = quietTimes(scenario, span).map((time) => silentTest(alert, scenario, time, span.interval));
      return {
        alert_rule_test: [firingTest(alert, scenario, outcome.samples, options)],
        ...(quiet.length === 0 ? {} : { promql_expr_test: quiet }),
      };
    }
    case "pending":
      return { promql_expr_test: [pendingTest(alert, scenario, outcome.samples)] };
    case "silent":
      return { promql_expr_test: [silentTest(alert, scenario, { from: 0, to: span.end }, span.interval)] };
  }
}

/** From and to are in milliseconds, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When an alert that fires must not do so: before, and after. */
function quietTimes({ notBefore = "0s", resolvedBy }: FiringScenario, { end, interval }: Span): readonly Stretch[] {
  const start = Math.ceil(milliseconds(notBefore) / interval) * interval;
  return [
    ...(start === 0 ? [] : [{ from: 0, to: start - interval }]),
    ...(resolvedBy === undefined ? [] : [{ from: milliseconds(resolvedBy), to: end }]),
  ];
}

function firingTest(alert: Alert, { at }: FiringScenario, samples: readonly Sample[], options: TestOptions): object {
  return {
    eval_time: at,
    alertname: alert.name,
    exp_alerts: samples.map(({ labels, value }) => ({
      exp_labels: sorted({ ...labels, ...ruleLabels(alert) }),
      exp_annotations: annotationsOf(alert, options, (parts) => fillTemplate(parts, { labels, value })),
    })),
  };
}

// Asked without a state, ALERTS also tells of one that fires too early.
function pendingTest(alert: Alert, scenario: PendingScenario, samples: readonly Sample[]): object {
  return {
    expr: titled(`ALERTS{alertname="${alert.name}"}`, titleOf(alert, scenario)),
    eval_time: scenario.at,
    exp_samples: samples.map(({ labels }) => {
      const all = { ...labels, ...ruleLabels(alert), alertname: alert.name, alertstate: "pending" };
      return { labels: toSeriesName({ metric: "ALERTS", labels: sorted(all), samples: [] }), value: 1 };
    }),
  };
}

// Asked for a single moment, promtool would miss an alert that fires and ends before it.
function silentTest(alert: Alert, scenario: Scenario, { from, to }: Stretch, interval: number): object {
  const first = Math.ceil(from / interval) * interval;
  const firing = `ALERTS{alertname="${alert.name}", alertstate="firing"}[${formatDuration(to - first + interval)}]`;
  return {
    expr: titled(`count_over_time(${firing})`, titleOf(alert, scenario)),
    eval_time: formatDuration(to),
    exp_samples: [],
  };
}

function sorted(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
