import test, { type ExecutionContext } from "ava";
import {
  alert,
  constant,
  fires,
  group,
  gt,
  type RuleGroup,
  renderRuleFiles,
  renderRuleTests,
  type Scenario,
  silent,
} from "../../../../alerts/kit/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { everyKind, used } from "../../../alerts/kit/kafka.ts";
import { folderWith, run } from "./tool.ts";

const runbooks = "https://example.org/docs/alerts/";
const kit = [group("every-kind", { rules: everyKind })];

const accepted = test.macro(async (t, groups: readonly RuleGroup[]) => {
  const files = renderRuleFiles(groups, { runbooks });
  const folder = folderWith(t, files);
  const { ok, text } = await run(
    "promtool",
    ["check", "rules", "--lint=all", "--lint-fatal", ...Object.keys(files)],
    folder,
  );
  t.true(ok, text);
});

test("promtool accepts our rules, without a duplicate", accepted, catalogue);
test("promtool accepts what the kit can render", accepted, kit);

async function prove(t: ExecutionContext, groups: readonly RuleGroup[]) {
  const tests = renderRuleTests(groups, { runbooks, rulesFolder: "." });
  const folder = folderWith(t, { ...renderRuleFiles(groups, { runbooks }), ...tests });
  const files = Object.keys(tests).filter((name) => name.endsWith(".test.yml"));
  return await run("promtool", ["test", "rules", ...files], folder);
}

const proven = test.macro(async (t, groups: readonly RuleGroup[]) => {
  const { ok, text } = await prove(t, groups);
  t.true(ok, text);
});

test("every scenario of our rules holds in promtool's evaluation", proven, catalogue);
test("labels, values and texts that the kit works out are Prometheus's", proven, kit);

const disproven = test.macro(async (t, scenario: Scenario, part: RegExp) => {
  const firing = fires("above", { series: [used.series({ pool: "a" }, constant(9))], at: "5m" });
  const quiet = silent("below", { series: [used.series({ pool: "a" }, constant(1))] });
  const rule = alert("PoolFull", {
    expr: gt(used, 5),
    for: "2m",
    severity: "info",
    summary: ({ labels, value }) => `${labels.pool}: ${value.humanize}`,
    action: "None.",
    scenarios: [firing, quiet, scenario],
  });
  const { ok, text } = await prove(t, [group("g", { rules: [rule] })]);
  t.false(ok);
  t.regex(text, part);
});

test(
  "an alert that fires for a moment is not silent",
  disproven,
  silent("a short peak", {
    series: [used.series({ pool: "a" }, [constant(1, "5m"), constant(9, "2m30s"), constant(1, "10m")])],
  }),
  /count_over_time.*\n\s+exp: nil/,
);
test(
  "an alert that is pending does not fire",
  disproven,
  fires("too early", { series: [used.series({ pool: "a" }, constant(9))], at: "1m45s" }),
  /alertname: PoolFull, time: 1m45s/,
);
test(
  "a value that was given wrongly is found",
  disproven,
  fires("wrong", { series: [used.series({ pool: "a" }, constant(9))], at: "5m", value: 8 }),
  /a: 8[\s\S]*a: 9/,
);
