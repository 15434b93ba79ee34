import { type Duration, formatDuration, milliseconds } from "../../metrics/kit/index.ts";
import { type Finding, throwOnErrors } from "../../problems/index.ts";
import { checkGroups } from "./checks/index.ts";
import { fault } from "./fault.ts";
import type { RuleGroup } from "./group.ts";
import { annotationsOf, printRules, type RenderOptions } from "./render-rules.ts";
import { type Alert, ruleLabels } from "./rule.ts";
import {
  expectedSamples,
  type FiringScenario,
  type Span,
  scenarioEnd,
  seriesOf,
  toInput,
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
 * therefore tested in parts, each with a rule file of its own beside the test, `<group>-<n>.rules.yml`.
 * @throws DefinitionError with every problem of the groups, or with every scenario whose outcome cannot be worked out.
 */
export function renderRuleTests(groups: readonly RuleGroup[], options: TestOptions = {}): Record<string, string> {
  throwOnErrors(checkGroups(groups));
  const findings: Finding[] = [];
  const files = groups.flatMap((group) => {
    const parts = withoutNamesakes(group);
    return parts.flatMap((part, index): [string, string][] => {
      const whole = parts.length === 1;
      const name = whole ? group.name : `${group.name}-${index + 1}`;
      const ruleFile = whole ? `${options.rulesFolder ?? "../rules"}/${group.name}.yml` : `${name}.rules.yml`;
      const tests = renderPart(part, { ruleFile, options, findings });
      return [
        ...(whole ? [] : [[ruleFile, printRules([part], options)] as [string, string]]),
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
  const records = group.rules.filter((rule) => rule.kind === "record");
  if (alerts.length === 0) return [];
  return turns.size < 2 ? [group] : [...turns.values()].map((some) => ({ ...group, rules: [...records, ...some] }));
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
      alert.scenarios.map((scenario) => {
        const path = `group "${group.name}" › ${alert.name} › scenario "${scenario.name}"`;
        const span = { end: scenarioEnd(alert, scenario), interval: milliseconds(interval) };
        return {
          name: `${alert.name} ${scenario.kind === "fires" ? "fires" : "stays silent"}: ${scenario.name}`,
          interval,
          input_series: seriesOf(scenario).map((one) => ({ series: toSeriesName(one), values: toNotation(one, span) })),
          ...(scenario.kind === "fires"
            ? { alert_rule_test: [firingTest(alert, scenario, span, context, path)] }
            : { promql_expr_test: [silentTest(alert, span)] }),
        };
      }),
    ),
  });
}

function firingTest(
  alert: Alert,
  scenario: FiringScenario,
  span: Span,
  { options, findings }: Context,
  path: string,
): object {
  const series = seriesOf(scenario).map((one) => toInput(one, span));
  const expected = expectedSamples(alert, scenario, { series, at: span.end, evaluationInterval: span.interval });
  if ("problem" in expected) findings.push(fault("scenario", path, expected.problem, expected.hint));
  const samples = "problem" in expected ? [] : expected.samples;
  return {
    eval_time: scenario.at,
    alertname: alert.name,
    exp_alerts: samples.map(({ labels, value = Number.NaN }) => ({
      exp_labels: sorted({ ...labels, ...ruleLabels(alert) }),
      exp_annotations: annotationsOf(alert, options, (parts) => fillTemplate(parts, { labels, value })),
    })),
  };
}

// Asked for a single moment, promtool would miss an alert that fires and ends before it.
function silentTest({ name }: Alert, { end, interval }: Span): object {
  return {
    expr: `count_over_time(ALERTS{alertname="${name}", alertstate="firing"}[${formatDuration(end + interval)}])`,
    eval_time: formatDuration(end),
    exp_samples: [],
  };
}

function sorted(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
