import test from "ava";
import {
  alert,
  constant,
  fires,
  group,
  gt,
  ramp,
  rate,
  record,
  renderRuleFiles,
  renderRules,
  renderRuleTests,
  select,
  silent,
  sum,
  topk,
} from "../../../alerts/kit/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { matchesGolden } from "./golden.ts";
import { everyKind, polls, used } from "./kafka.ts";

const runbooks = "https://example.org/docs/alerts/";
const groups = [
  group("every-kind", { interval: "1m", rules: everyKind }),
  group("records", {
    rules: [
      record("group:polls:rate5m", { expr: sum(rate(polls, "5m")).by("group") }),
      record("pool:used:sum", { expr: sum(used).by("pool"), labels: { team: "{{ messaging }}", area: "pools" } }),
    ],
  }),
];

test("rule files, one per group", (t) => {
  const files = renderRuleFiles(groups, { runbooks });
  t.deepEqual(Object.keys(files), ["every-kind.yml", "records.yml"]);
  for (const [name, text] of Object.entries(files)) matchesGolden(t, `rules/${name}`, text);
});

test("all groups in one file, without runbooks", (t) => {
  const text = renderRules(groups);
  t.false(text.includes("runbook_url"));
  t.true(text.includes("name: every-kind") && text.includes("name: records"));
});

test("unit tests, in parts where alerts share a name", (t) => {
  const files = renderRuleTests(groups, { runbooks });
  t.deepEqual(Object.keys(files), [
    "every-kind-1.rules.yml",
    "every-kind-1.test.yml",
    "every-kind-2.rules.yml",
    "every-kind-2.test.yml",
  ]);
  for (const [name, text] of Object.entries(files)) matchesGolden(t, `tests/${name}`, text);
});

test("a group without namesakes is tested with its real file", (t) => {
  const [first] = everyKind;
  const files = renderRuleTests([group("one", { rules: first === undefined ? [] : [first] })], {
    evaluationInterval: "30s",
    rulesFolder: "/rules",
  });
  t.deepEqual(Object.keys(files), ["one.test.yml"]);
  const text = files["one.test.yml"] ?? "";
  t.true(text.startsWith("rule_files:\n  - /rules/one.yml\nevaluation_interval: 30s\n"));
  t.true(text.includes("values: 0+30x12\n"), "samples lie as far apart as evaluations");
});

const base = { severity: "info", action: "a", summary: "s" } as const;
const quiet = silent("quiet", { series: [used.series({ pool: "a" }, constant(0))] });

const refuses = test.macro({
  exec(t, rule: Parameters<typeof alert>[1], message: string) {
    const error = t.throws(() => renderRuleTests([group("g", { rules: [alert("A", rule)] })]), {
      instanceOf: DefinitionError,
    });
    t.is(error?.message, `error: group "g" › A › scenario "x": ${message}`);
  },
  title: (name) => `a scenario is refused: ${name}`,
});

test(
  "its expression is empty at that moment",
  refuses,
  {
    ...base,
    expr: gt(used, 5),
    scenarios: [fires("x", { series: [used.series({ pool: "a" }, constant(5))], at: "5m" }), quiet],
  },
  "its expression returns nothing at 5m. [alerts/scenario]\n    → Check the series and the moment.",
);
test(
  "what it shows cannot be worked out",
  refuses,
  {
    ...base,
    expr: gt(select<"pool", "gauge">("ALERTS"), 0),
    scenarios: [fires("x", { series: [used.series({ pool: "a" }, constant(5))], at: "5m" }), quiet],
  },
  "what it shows cannot be worked out: ALERTS is in the way. [alerts/scenario]\n    → Give labels and value.",
);

test("a rate that a text shows is worked out", (t) => {
  const rule = alert("A", {
    ...base,
    expr: gt(rate(polls, "5m"), 1),
    summary: ({ labels, value }) => `${value.humanize} per second for ${labels.group}`,
    scenarios: [
      fires("x", {
        series: [polls.series({ group: "a", outcome: "ok" }, ramp({ from: 0, by: 2, per: "1s" }))],
        at: "5m",
      }),
      quiet,
    ],
  });
  const text = renderRuleTests([group("g", { rules: [rule] })])["g.test.yml"] ?? "";
  t.true(text.includes("summary: 2 per second for a"));
});

test("what another group records is put before the rules that read it", (t) => {
  const recorded = group("recorded", {
    rules: [
      record("group:polls:rate5m", { expr: sum(rate(polls, "5m")).by("group") }),
      record("pool:used:sum", { expr: sum(used).by("pool") }),
    ],
  });
  const reader = group("reader", {
    rules: [
      alert("Busy", {
        ...base,
        expr: gt(select<"group", "gauge">("group:polls:rate5m"), 1),
        scenarios: [
          fires("x", {
            series: [polls.series({ group: "a", outcome: "ok" }, ramp({ from: 0, by: 2, per: "1s" }))],
            at: "5m",
          }),
          quiet,
        ],
      }),
    ],
  });
  const files = renderRuleTests([recorded, reader]);
  t.deepEqual(Object.keys(files), ["reader.rules.yml", "reader.test.yml"]);
  t.deepEqual(files["reader.rules.yml"]?.match(/(record|alert): .*/g), ["record: group:polls:rate5m", "alert: Busy"]);
});

test("labels and value that are given are taken as they are", (t) => {
  const given = fires("x", {
    series: [used.series({ pool: "a" }, constant(9))],
    at: "5m",
    labels: { pool: "z" },
    value: 0.5,
  });
  const rule = alert("A", {
    ...base,
    expr: gt(topk(1, used), 1),
    summary: ({ labels, value }) => `${labels.pool} ${value.humanizePercentage}`,
    scenarios: [given, quiet],
  });
  const text = renderRuleTests([group("g", { rules: [rule] })])["g.test.yml"] ?? "";
  t.true(text.includes("pool: z") && text.includes("summary: z 50%"));
});

test("unsound groups are not rendered", (t) => {
  const bad = [group("g", { rules: [alert("a", { ...base, expr: used, scenarios: [] })] })];
  for (const render of [renderRules, renderRuleFiles, renderRuleTests])
    t.is(t.throws(() => render(bad), { instanceOf: DefinitionError })?.findings.length, 4);
});
