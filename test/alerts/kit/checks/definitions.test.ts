import test from "ava";
import {
  absent,
  add,
  alert,
  and,
  checkGroups,
  constant,
  eq,
  fires,
  group,
  gt,
  lt,
  max,
  or,
  type Priority,
  type Rule,
  record,
  type Scenario,
  type Severity,
  silent,
  sum,
  unless,
  type Vector,
  vector,
} from "../../../../alerts/kit/index.ts";
import { toText } from "../../../../problems/index.ts";
import { consumerLate, everyKind, groupFound, lagSeconds, limit, used } from "../kafka.ts";

const scenarios: readonly [Scenario, Scenario] = [
  fires("yes", { series: [], at: "1m" }),
  silent("no", { shows: "boundary", series: [groupFound.series({ group: "a" }, constant(1))] }),
];
const sound = { expr: eq(groupFound, 0), severity: "warning", summary: "s", action: "a", scenarios } as const;

test("sound rules have no fault", (t) => {
  t.deepEqual(checkGroups([group("kafka", { interval: "1m", rules: everyKind })]), []);
});

const finds = test.macro({
  exec(t, rules: readonly Rule[], ...expected: string[]) {
    t.deepEqual(
      checkGroups([group("g", { rules })])
        .map((finding) => toText([finding]).split("\n")[0])
        .sort(),
      expected.toSorted(),
    );
  },
  title: (name) => `finds ${name}`,
});

test(
  "an alert's bad name",
  finds,
  [alert("kafka_late", sound)],
  'error: group "g" › kafka_late: "kafka_late" is not an alert\'s name; allowed are letters and digits in CamelCase. [alerts/name]',
);
test(
  "a record's bad name",
  finds,
  [record("lag", { expr: max(lagSeconds) })],
  'error: group "g" › lag: "lag" is not a record\'s name; it needs the form level:metric:operation. [alerts/name]',
);
test("a record's good name", finds, [record("group:lag_seconds:max", { expr: max(lagSeconds).by("group") })]);
test(
  "an unknown severity and priority",
  finds,
  [alert("A", { ...sound, severity: "page" as Severity, priority: "P9" as Priority })],
  'error: group "g" › A: "page" is not a severity; allowed are critical, warning, info. [alerts/severity]',
  'error: group "g" › A: "P9" is not a priority; allowed are P0, P1, P2, P3. [alerts/priority]',
);
test(
  "labels that are taken or impossible",
  finds,
  [alert("A", { ...sound, labels: { severity: "x", "a-b": "x", __name__: "x" } })],
  'error: group "g" › A: "a-b" cannot be the name of a label. [alerts/label-name]',
  'error: group "g" › A: "__name__" cannot be the name of a label. [alerts/label-name]',
  'error: group "g" › A: the label severity is set by the kit; give it outside of labels. [alerts/label-taken]',
);
test(
  "durations that are none",
  finds,
  [alert("A", { ...sound, for: "5 minutes" as "5m", keepFiringFor: "0s" })],
  'error: group "g" › A: for: "5 minutes" is not a duration; allowed are such as 30s, 5m, 1h30m. [alerts/duration]',
  'error: group "g" › A: keep_firing_for: "0s" is no time at all; leave it out, or give one like 5m. [alerts/duration]',
);
test(
  "a range of Grafana's",
  finds,
  [
    alert("A", { ...sound, expr: gt(max(lagSeconds.offset("1m")).by("group"), 1) }),
    alert("B", {
      ...sound,
      expr: absent(groupFound),
      for: "5m",
      scenarios: [fires("gone", { shows: "no data", series: [], at: "1m" }), scenarios[1]],
    }),
    alert("C", { ...sound, expr: gt(rangeOfGrafana(), 1) }),
  ],
  'error: group "g" › C: $__rate_interval is filled in by Grafana; Prometheus knows durations only. [alerts/grafana-range]',
);

const condition =
  'error: group "g" › A: its expression compares nothing, so it would fire for as long as the series exist. [alerts/condition]';
const conditions = (expr: Vector): Rule[] => [alert("A", { ...sound, expr, for: "1m" })];
test("an expression without a condition", finds, conditions(sum(used)), condition);
test(
  "a comparison that always answers",
  finds,
  conditions(gt(used, 1, { bool: true })),
  'error: group "g" › A: with bool its comparison answers 0 or 1 instead of nothing, and an alert fires for 0 as well. [alerts/condition]',
);
test("a condition on one side of or", finds, conditions(or(gt(used, 1), limit)), condition);
test("vector(1) that does not say so", finds, conditions(vector(1)), condition);
test("a condition on both sides of or", finds, conditions(or(gt(used, 1), absent(limit))));
test("a condition on one side of and", finds, conditions(and(used, gt(limit, 1))));
test("unless", finds, conditions(unless(used, limit)));
test("a condition inside", finds, conditions(add(sum(gt(used, 1)).by("pool"), 1)));
test(
  "alwaysFiring that can be empty and has a silent scenario",
  finds,
  [alert("A", { ...sound, alwaysFiring: true })],
  'error: group "g" › A: it says alwaysFiring, but its expression can be empty. [alerts/always-firing]',
  'error: group "g" › A: it says alwaysFiring, but has a silent scenario. [alerts/always-firing]',
);
test(
  "missing scenarios",
  finds,
  [alert("A", { ...sound, scenarios: [] })],
  'error: group "g" › A: no scenario shows it firing. [alerts/no-firing-scenario]',
  'error: group "g" › A: no scenario shows it staying silent. [alerts/no-silent-scenario]',
);
test(
  "two scenarios of one name",
  finds,
  [alert("A", { ...sound, scenarios: [...scenarios, ...scenarios] })],
  'error: group "g" › A: two scenarios are called "yes". [alerts/scenario-name]',
  'error: group "g" › A: two scenarios are called "no". [alerts/scenario-name]',
);
test(
  "one alert with two limits",
  finds,
  [consumerLate({ group: "a" }), consumerLate({ group: "a", limit: "90s" })],
  'error: group "g" › KafkaConsumerLate: the group has this rule already: same name, labels and series. [alerts/duplicate-rule]',
);
test("one alert built twice, and one for another group", finds, [
  consumerLate({ group: "a" }),
  consumerLate({ group: "a" }),
  consumerLate({ group: "b" }),
]);

const one = (expr: Vector, ...more: Scenario[]): Rule[] => [
  alert("A", { ...sound, expr, scenarios: [scenarios[0], silent("no", { series: [] }), ...more] }),
];
const atLimit =
  'error: group "g" › A: it fires where there are no series at all, and no scenario says that it is meant. [alerts/no-data]';
const threshold = (text: string) =>
  `warning: group "g" › A: it has a threshold (${text}), and no scenario shows the value just at it. [alerts/boundary]`;
const used5 = [used.series({ pool: "a" }, constant(5, "10m"))];
test("a threshold without a scenario at it", finds, one(gt(used, 5)), threshold("> 5"));
test("a threshold inside", finds, one(max(lt(used, 0.5)).by("pool")), threshold("< 0.5"));
test("a threshold with one", finds, one(gt(used, 5), silent("at it", { shows: "boundary", series: used5 })));
test("no threshold: something is there, or is not", finds, one(gt(used, 0)));
test("no threshold: a state", finds, one(eq(groupFound, 0)));
test(
  "a zero that is filled in",
  finds,
  [
    alert("A", {
      ...sound,
      expr: lt(or(sum(used), vector(0)), 1),
      scenarios: [fires("yes", { series: [used.series({ pool: "a" }, constant(0))], at: "1m" }), scenarios[1]],
    }),
  ],
  atLimit,
);
test("an absence that says so", finds, [
  alert("A", {
    ...sound,
    for: "1m",
    expr: absent(used),
    scenarios: [fires("gone", { shows: "no data", series: [], at: "1m" }), scenarios[1]],
  }),
]);

test("groups: names, emptiness, intervals, and rules that another group has", (t) => {
  const one = group("one", { rules: [consumerLate({ group: "a" })] });
  const findings = checkGroups([
    one,
    { name: "One", rules: one.rules, interval: "1 h" as "1h" },
    group("empty", { rules: [] }),
    group("empty", { rules: [] }),
  ]);
  t.deepEqual(
    findings.map(({ check, path }) => `${check} ${path}`),
    [
      'alerts/group-name group "One"',
      'alerts/group-interval group "One"',
      'alerts/empty-group group "empty"',
      'alerts/empty-group group "empty"',
      'alerts/duplicate-group group "empty"',
      'alerts/duplicate-rule group "One" › KafkaConsumerLate',
    ],
  );
});

function rangeOfGrafana(): Vector<"group"> {
  const range = { type: "range", selector: groupFound.node, range: "$__rate_interval" } as const;
  return { node: { type: "call", name: "deriv", args: [range] } };
}
