import test from "ava";
import { dump } from "js-yaml";
import {
  type Alert,
  printRuleFiles,
  type Rule,
  type RuleGroup,
  ruleLabels,
  scenarioEnd,
  seriesOf,
} from "../../../../alerts/kit/index.ts";
import { toNotation, toSeriesName } from "../../../../alerts/kit/scenario/index.ts";
import { formatDuration } from "../../../../metrics/kit/index.ts";
import { compressRules, needsCopies, scenarioLabel } from "../../../../validation/compress/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { folderWith, run } from "../../../toolchain/live/alerts/tool.ts";
import { isKnownToDiffer } from "../differences.ts";
import { interval, type Played, playedOf, stateCounts } from "../plays.ts";

const factor = 20;
const short = formatDuration(interval / factor);

const all = catalogue.flatMap(playedOf).map((one, index) => ({ ...one, id: `e${index + 1}` }));

test(`promtool accepts the rules of ${all.length} episodes, without a duplicate`, async (t) => {
  const { groups, leftOut } = compressRules(catalogue, { factor, episodes: all });
  t.deepEqual(leftOut, []);
  const files = printRuleFiles(groups);
  const args = ["check", "rules", "--lint=all", "--lint-fatal", ...Object.keys(files)];
  const { ok, text } = await run("promtool", args, folderWith(t, files));
  t.true(ok, text);
});

for (const group of catalogue) {
  const played = playedOf(group);
  if (played.length === 0) continue;
  test(`Prometheus sees the states of ${group.name} in ${played.length} scenarios at once`, async (t) => {
    const { groups } = compressRules([group], { factor, episodes: played });
    const file = {
      rule_files: [`${group.name}.yml`],
      evaluation_interval: short,
      tests: [
        {
          interval: short,
          input_series: played.flatMap(seriesIn),
          promql_expr_test: played.flatMap((one) => asked(one, group)),
        },
      ],
    };
    const folder = folderWith(t, { ...printRuleFiles(groups), "test.yml": dump(file) });
    const { ok, text } = await run("promtool", ["test", "rules", "test.yml"], folder);
    t.true(ok, text.slice(0, 4000));
  });
}

function seriesIn({ id, alert, scenario }: Played): readonly object[] {
  const span = { end: scenarioEnd(alert, scenario), interval };
  const marked = { [scenarioLabel]: id };
  const last = Math.floor(span.end / interval);
  return [
    { series: `signal_playing{${scenarioLabel}="${id}"}`, values: `1x${last}` },
    { series: `signal_episode_start_seconds{${scenarioLabel}="${id}"}`, values: `0x${last}` },
    ...seriesOf(scenario).map((one) => ({
      series: toSeriesName({ ...one, labels: { ...one.labels, ...marked } }),
      values: toNotation(one, span),
    })),
  ];
}

/** At how many evaluations each alert of the episode was in which state, asked at its end. */
function asked(one: Played, { rules }: RuleGroup): readonly object[] {
  const { id, alert } = one;
  const end = Math.floor(scenarioEnd(alert, one.scenario) / interval) * (interval / factor);
  const own = { alertname: alert.name, ...ruleLabels(alert), [scenarioLabel]: id };
  const matchers = Object.entries(own).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  const counts = stateCounts(
    one,
    // Of alerts that look alike, those that are not repeated for each episode see this one, too.
    rules.filter((rule) => rule === alert || (looksLike(rule, alert) && !needsCopies(rule.expr.node))) as Alert[],
    rules,
  );
  return [
    {
      expr: `sum by (alertstate) (count_over_time(ALERTS{${matchers.join(", ")}}[${formatDuration(end + interval / factor)}]))`,
      eval_time: formatDuration(end),
      exp_samples: isKnownToDiffer(one)
        ? []
        : [...counts].map(([state, value]) => ({ labels: `{alertstate="${state}"}`, value })),
    },
  ];
}

function looksLike(rule: Rule, alert: Alert): boolean {
  const text = (one: Alert) => JSON.stringify([one.name, Object.entries(ruleLabels(one)).sort()]);
  return rule.kind === "alert" && text(rule) === text(alert);
}
