import test from "ava";
import {
  type Alert,
  alert,
  constant,
  fires,
  group,
  printRuleFiles,
  type Rule,
  type RuleGroup,
  record,
  silent,
} from "../../../alerts/kit/index.ts";
import { gauge } from "../../../metrics/kit/index.ts";
import { toText } from "../../../problems/index.ts";
import { knownSystems } from "../../../systems/index.ts";
import { compressRules, deviations, notCompressed } from "../../../validation/compress/index.ts";
import { rulesOf } from "../../alerts/catalogue.ts";
import { sample } from "../../alerts/kit/routing/sample.ts";
import { goldenIn } from "../../support/golden.ts";
import { read } from "./promql.ts";

const matchesGolden = goldenIn("validation/compress");

const depth = gauge("queue_depth", { help: "Messages that wait.", unit: "messages", labels: ["queue"] });
const series = [depth.series({ queue: "a" }, constant(9))];

function alertOn(name: string, expr: string, more: Partial<Alert> = {}): Alert {
  const plain = alert(name, {
    expr: { node: read(expr) },
    severity: "warning",
    summary: "s",
    action: "a",
    scenarios: [fires("above", { series, at: "5m" }), silent("nothing", { series: [] })],
  });
  return { ...plain, ...more };
}

const recordOf = (name: string, expr: string) => record(name, { expr: { node: read(expr) } });

/** One episode for each alert. */
const episodesOf = (groups: readonly RuleGroup[]) =>
  groups
    .flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"))
    .map((one, index) => ({ id: `e${index + 1}`, alert: one }));

const namesOf = (rules: readonly Rule[]) =>
  rules.map(({ name, labels }) => (labels.scenario === undefined ? name : `${name} ${labels.scenario}`));

test("the rules of a small system, byte for byte", (t) => {
  const [agents] = knownSystems.filter(({ name }) => name === "agents");
  const groups = agents === undefined ? [] : rulesOf(agents);
  const compressed = compressRules(groups, { factor: 20, episodes: episodesOf(groups) });
  t.deepEqual(compressed.leftOut, []);
  for (const [name, text] of Object.entries(printRuleFiles(compressed.groups))) matchesGolden(t, name, text);
  matchesGolden(t, "deviations.txt", `${deviations({ factor: 20, compressed, routing: sample }).join("\n")}\n`);
});

test("times are divided, names, labels and texts stay", (t) => {
  const slow = alertOn("Slow", "max_over_time(queue_depth[5m]) > 5", { for: "2m", keepFiringFor: "5m" });
  const { groups } = compressRules([group("g", { interval: "1m", rules: [slow] })], {
    factor: 20,
    episodes: [{ id: "e1", alert: slow }],
  });
  t.deepEqual(groups, [
    {
      name: "g",
      interval: "3s",
      rules: [
        { ...slow, expr: { node: read("max_over_time(queue_depth[15s]) > 5") }, for: "6s", keepFiringFor: "15s" },
      ],
    },
  ]);
});

test("what makes something of nothing stands in its place once for each episode that needs it", (t) => {
  const total = recordOf("q:depth:sum", "sum(queue_depth) or vector(0)");
  const double = recordOf("q:depth:double", "q:depth:sum * 2");
  const other = recordOf("q:depth:max", "max(queue_depth)");
  const high = alertOn("High", "q:depth:double > 5");
  const gone = alertOn("Gone", "absent(queue_depth)");
  const groups = [group("g", { rules: [total, double, other, high, gone] })];
  const { groups: compressed, kept } = compressRules(groups, {
    factor: 20,
    episodes: [
      { id: "e1", alert: high },
      { id: "e2", alert: gone },
      { id: "e3", alert: high },
    ],
  });
  t.deepEqual(
    compressed.map(({ rules }) => namesOf(rules)),
    [["q:depth:sum e1", "q:depth:sum e3", "q:depth:double", "High", "Gone e2"]],
  );
  t.deepEqual(kept, [total, double, high, gone], "nobody reads the other record");
});

test("a record of another group is taken along", (t) => {
  const total = recordOf("q:depth:sum", "sum(queue_depth)");
  const high = alertOn("High", "q:depth:sum > 5");
  const { groups } = compressRules([group("records", { rules: [total] }), group("alerts", { rules: [high] })], {
    factor: 20,
    episodes: [{ id: "e1", alert: high }],
  });
  t.deepEqual(
    groups.map(({ name, rules }) => [name, ...namesOf(rules)]),
    [
      ["records", "q:depth:sum"],
      ["alerts", "High"],
    ],
  );
});

test("an alert that always fires is kept as it is", (t) => {
  const watchdog = alertOn("Watchdog", "vector(1)", { alwaysFiring: true, for: "1m" });
  for (const episodes of [[], [{ id: "e1", alert: watchdog }]]) {
    const { groups } = compressRules([group("g", { rules: [watchdog] })], { factor: 20, episodes });
    t.deepEqual(groups, [{ name: "g", rules: [watchdog] }]);
  }
});

test("a group of which nothing is played is left out, without a word", (t) => {
  const { groups, leftOut } = compressRules([group("g", { rules: [alertOn("High", "queue_depth > 5")] })], {
    factor: 20,
    episodes: [],
  });
  t.deepEqual([groups, leftOut], [[], []]);
});

test("what cannot be compressed is left out with all that reads it, and says why", (t) => {
  const odd = recordOf("q:depth:rate", "rate(queue_depth[1s10ms] @ end())");
  const level = recordOf("q:depth:level", "q:depth:rate * 2");
  const groups = [
    group("g", {
      rules: [odd, level, alertOn("High", "q:depth:level > 5"), alertOn("Fine", "queue_depth > 5")],
    }),
    group("odd", {
      interval: "7ms",
      rules: [alertOn("Other", "queue_depth > 5", { for: "10ms", keepFiringFor: "1ms" })],
    }),
    group("labels", {
      rules: [alertOn("Reserved", "queue_depth > 5", { labels: { scenario: "smoke" } })],
    }),
  ];
  const compressed = compressRules(groups, { factor: 20, episodes: episodesOf(groups) });
  t.deepEqual(
    compressed.groups.map(({ rules }) => namesOf(rules)),
    [["Fine"]],
  );
  matchesGolden(t, "left-out.txt", `${toText(notCompressed(compressed.leftOut))}\n`);
  const told = deviations({ factor: 20, compressed, routing: { receivers: [], route: { receiver: "x" } } });
  t.true(told.includes("Left out is High of the group g: it reads q:depth:rate, which is left out."));
});
