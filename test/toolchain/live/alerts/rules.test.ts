import test, { type ExecutionContext } from "ava";
import {
  type AlertOptions,
  alert,
  constant,
  fires,
  group,
  gt,
  pending,
  type RuleGroup,
  renderRuleFiles,
  renderRuleTests,
  silent,
} from "../../../../alerts/kit/index.ts";
import { panelAnnotations } from "../../../../bundle/panel-links/index.ts";
import { knownSystems } from "../../../../systems/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { everyKind, used } from "../../../alerts/kit/kafka.ts";
import { oneByOne } from "./one-by-one.ts";
import { folderWith, run } from "./tool.ts";

const annotations = panelAnnotations(knownSystems, {
  scraped: knownSystems.flatMap(({ targets }) => Object.keys(targets)),
  viewer: "https://grafana.example.org",
});
const links = { runbooks: "https://example.org/docs/alerts/", annotations };
const kit = [group("every-kind", { rules: everyKind })];

const accepted = test.macro(async (t, groups: readonly RuleGroup[]) => {
  const files = renderRuleFiles(groups, links);
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
  const each = groups.map((one) => renderRuleTests([one], { ...links, rulesFolder: "." }));
  const rules = groups.map((one) => renderRuleFiles([one], links));
  const folder = folderWith(t, Object.assign({}, ...rules, ...each));
  const files = each.flatMap((tests) => Object.keys(tests).filter((name) => name.endsWith(".test.yml")));
  const halves = [files.filter((_, index) => index % 2 === 0), files.filter((_, index) => index % 2 === 1)];
  const verdicts = await Promise.all(
    halves.filter(({ length }) => length > 0).map((half) => run("promtool", ["test", "rules", ...half], folder)),
  );
  return { ok: verdicts.every(({ ok }) => ok), text: verdicts.map(({ text }) => text).join("\n") };
}

const proven = test.macro(async (t, groups: readonly RuleGroup[]) => {
  const { ok, text } = await prove(t, groups);
  t.true(ok, text);
});

for (const { name, rules } of catalogue.filter((one) => one.rules.some(({ kind }) => kind === "alert")))
  test.serial(
    `promtool agrees with every scenario of ${name} (${rules.length} rules)`,
    proven,
    oneByOne(catalogue, name),
  );
test("labels, values and texts that the kit works out are Prometheus's", proven, kit);

const poolFull = (options: Partial<AlertOptions<"pool" | "job" | "instance">> = {}) =>
  alert("PoolFull", {
    expr: gt(used, 5),
    for: "2m",
    severity: "info",
    summary: ({ labels, value }) => `${labels.pool}: ${value.humanize}`,
    action: "None.",
    scenarios: [
      fires("above", {
        series: [used.series({ pool: "a" }, [constant(9, "5m"), constant(1, "10m")])],
        at: "2m",
        resolvedBy: "5m",
      }),
      pending("about to", { series: [used.series({ pool: "a" }, constant(9))], at: "1m45s" }),
      silent("a short peak", {
        series: [used.series({ pool: "a" }, [constant(1, "5m"), constant(6, "2m"), constant(1, "10m")])],
      }),
      silent("just at the limit", { series: [used.series({ pool: "a" }, constant(5, "10m"))] }),
    ],
    ...options,
  });

/** Plays the scenarios of a sound rule against one that was changed after they were written. */
const disproven = test.macro(
  async (t, changed: Partial<AlertOptions<"pool" | "job" | "instance">>, ...parts: readonly RegExp[]) => {
    const tests = renderRuleTests([group("g", { rules: [poolFull()] })], { rulesFolder: "." });
    const folder = folderWith(t, { ...renderRuleFiles([group("g", { rules: [poolFull(changed)] })]), ...tests });
    const { ok, text } = await run("promtool", ["test", "rules", "g.test.yml"], folder);
    t.false(ok);
    for (const part of parts) t.regex(text, part);
  },
);

test("the same rule, unchanged", proven, [group("g", { rules: [poolFull()] })]);
test(
  "a shorter for",
  disproven,
  { for: "1m45s" },
  /PoolFull is pending: about to/,
  /PoolFull stays silent: a short peak/,
);
test("a longer for", disproven, { for: "2m15s" }, /alertname: PoolFull, time: 2m/);
test("a higher threshold", disproven, { expr: gt(used, 9) }, /above/, /about to/);
test("a threshold that holds a little too often", disproven, { expr: gt(used, 4.9) }, /just at the limit/);
test("another text", disproven, { summary: ({ labels }) => `${labels.pool}` }, /a: 9/);
test("an alert that is kept firing", disproven, { keepFiringFor: "1m" }, /PoolFull fires: above/);
test("a value that was given wrongly", async (t) => {
  const wrong = poolFull({
    scenarios: [
      fires("x", { series: [used.series({ pool: "a" }, constant(9))], at: "2m", labels: { pool: "a" }, value: 8 }),
      silent("nothing", { series: [] }),
    ],
  });
  const { ok, text } = await prove(t, [group("g", { rules: [wrong] })]);
  t.false(ok);
  t.regex(text, /a: 8[\s\S]*a: 9/);
});
