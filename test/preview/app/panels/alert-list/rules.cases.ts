import test from "ava";
import { readMatchers } from "../../../../../preview/app/src/panels/alert-list/matchers.ts";
import {
  type AlertingRule,
  alertingRules,
  groupedAlerts,
  type RuleAlert,
  type RuleState,
  shownRules,
  sortedRules,
  sortOrders,
} from "../../../../../preview/app/src/panels/alert-list/rules.ts";

const alert = (labels: Record<string, string>, state: RuleAlert["state"], minute: number): RuleAlert => ({
  labels,
  annotations: {},
  state,
  activeAt: new Date(minute * 60_000).toISOString(),
  value: "1e+00",
});

const rule = (name: string, alerts: readonly RuleAlert[] = [], more: Partial<AlertingRule> = {}): AlertingRule => ({
  name,
  state: alerts.some(({ state }) => state === "firing") ? "firing" : alerts.length > 0 ? "pending" : "inactive",
  health: "ok",
  query: "up == 0",
  labels: {},
  annotations: {},
  alerts,
  file: "/etc/prometheus/rules/host.yml",
  group: "host",
  ...more,
});

const rules = [
  rule("Slow", [alert({ team: "a" }, "pending", 3)]),
  rule("Down", [alert({ team: "a" }, "firing", 2), alert({ team: "b" }, "firing", 1)]),
  rule("Quiet"),
  rule("Broken", [], { health: "err", file: "kafka.yml", annotations: { __dashboardUid__: "kafka" } }),
];

const all = { name: "", states: new Set<RuleState>(["firing", "pending", "normal", "error"]), alerts: [] };
const names = (shown: readonly AlertingRule[]) => shown.map(({ name }) => name);

test("recording rules are no alerts", (t) => {
  const { file, group, ...plain } = rule("Down");
  const groups = [
    {
      name: group,
      file,
      rules: [
        { ...plain, type: "alerting" },
        { ...plain, type: "recording" },
      ],
    },
  ];
  t.deepEqual(names(alertingRules(groups)), ["Down"]);
  t.is(alertingRules(groups)[0]?.file, file);
});

test("rules are chosen by state, name, folder and dashboard", (t) => {
  t.deepEqual(names(shownRules(rules, all)), ["Slow", "Down", "Quiet", "Broken"]);
  t.deepEqual(names(shownRules(rules, { ...all, states: new Set(["normal"]) })), ["Quiet"]);
  t.deepEqual(names(shownRules(rules, { ...all, states: new Set(["error"]) })), ["Broken"]);
  t.deepEqual(names(shownRules(rules, { ...all, name: "OW" })), ["Slow", "Down"]);
  t.deepEqual(names(shownRules(rules, { ...all, folder: "kafka" })), ["Broken"]);
  t.deepEqual(names(shownRules(rules, { ...all, dashboardUid: "kafka" })), ["Broken"]);
});

test("a matcher keeps the alerts that it fits and the rules that have some", (t) => {
  const shown = shownRules(rules, { ...all, alerts: readMatchers('team="b"') });
  t.deepEqual(names(shown), ["Down"]);
  t.deepEqual(
    shown[0]?.alerts.map(({ labels }) => labels),
    [{ team: "b" }],
  );
});

test("rules are sorted in each of Grafana's orders", (t) => {
  t.deepEqual(names(sortedRules(rules, sortOrders.alphaAscending)), ["Broken", "Down", "Quiet", "Slow"]);
  t.deepEqual(names(sortedRules(rules, sortOrders.alphaDescending)), ["Slow", "Quiet", "Down", "Broken"]);
  t.deepEqual(names(sortedRules(rules, sortOrders.importance)), ["Down", "Broken", "Slow", "Quiet"]);
  t.deepEqual(names(sortedRules(rules, sortOrders.timeAscending)).slice(0, 2), ["Down", "Slow"]);
  t.deepEqual(names(sortedRules(rules, sortOrders.timeDescending)).slice(2), ["Slow", "Down"]);
});

test("alerts are grouped by the values of labels, those without one last", (t) => {
  const more = [...rules, rule("Odd", [alert({}, "firing", 1)])];
  const groups = groupedAlerts(more, ["team"]);
  t.deepEqual(
    groups.map(({ labels, alerts }) => [labels, alerts.length]),
    [
      [{ team: "a" }, 2],
      [{ team: "b" }, 1],
      [{}, 1],
    ],
  );
  t.is(groups[0]?.alerts[0]?.state, "firing");
});
