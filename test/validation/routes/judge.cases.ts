import test from "ava";
import { routes as schema } from "../../../validation/result/index.ts";
import { judgeRoutes, type RoutesFound } from "../../../validation/routes/index.ts";
import { changed, declared } from "./configs.ts";

const alert = (labels: Readonly<Record<string, string>>, alwaysFiring = false) => ({ labels, alwaysFiring });
const day = new Date("2026-06-01T12:00:00Z");
const night = new Date("2026-06-01T22:00:00Z");
const found: RoutesFound = {
  declared,
  applied: declared,
  at: day,
  alerts: [
    alert({ alertname: "Watchdog" }, true),
    alert({ alertname: "Down", severity: "critical", job: "api" }),
    alert({ alertname: "Slow", severity: "warning", job: "api" }),
    alert({ alertname: "Slow", severity: "warning", job: "db" }),
    alert({ alertname: "Odd", severity: "info", team: "lab" }),
  ],
  heartbeats: [{ alert: "Watchdog", receiver: "heartbeat", notifications: 20 }],
};
const judge = (given: Partial<RoutesFound> = {}) => schema.parse(judgeRoutes({ ...found, ...given }));
const checks = (given: Partial<RoutesFound>) => judge(given).findings.map(({ check, path }) => `${check} ${path}`);

test("what runs as it is declared passes: whom each alert reaches, what keeps quiet, who can be told", (t) => {
  const { status, findings, rows, inhibitions, mutes, grouping, receivers, watchdog } = judge();
  t.deepEqual([status, findings], ["passed", []]);
  t.deepEqual(
    rows.map(({ alert: name, got, outcome }) => [name, got, outcome]),
    [
      ["Watchdog", ["heartbeat"], "right"],
      ["Down", ["oncall"], "right"],
      ["Slow", ["inbox"], "right"],
      ["Odd", ["chat"], "right"],
    ],
  );
  t.deepEqual(inhibitions, { expected: 1, honoured: 1 });
  t.deepEqual(mutes, { expected: 0, honoured: 0 });
  t.deepEqual(grouping, { notifications: 5, right: 5 });
  t.is(watchdog?.receiver, "heartbeat");
  t.deepEqual(receivers, [
    { name: "inbox", tells: ["webhook at inbox:9095"] },
    { name: "heartbeat", tells: ["webhook"] },
    { name: "oncall", tells: ["pagerduty at events.pagerduty.com"] },
    { name: "chat", tells: ["slack"] },
  ]);
});

test("an address that Alertmanager keeps to itself is the declared one, where the same is declared", (t) => {
  const { receivers } = judge({ applied: changed("http://inbox:9095/", "<secret>") });
  t.deepEqual(receivers?.[0], { name: "inbox", tells: ["webhook at inbox:9095"] });
});

test("mutes are looked at for the moment that is asked about", (t) => {
  const { rows, mutes, status } = judge({ at: night });
  t.deepEqual(mutes, { expected: 1, honoured: 1 });
  t.deepEqual(rows.at(-1), {
    alert: "Odd",
    severity: "info",
    declared: [],
    got: [],
    notifications: 0,
    outcome: "not to be told",
  });
  t.is(status, "passed");
  const unmuted = judge({ at: night, applied: changed("      mute_time_intervals: [night]\n", "") });
  t.deepEqual(unmuted.mutes, { expected: 1, honoured: 0 });
  t.is(unmuted.status, "failed");
});

test("an alert that would reach others, or nobody, is told beside what differs", (t) => {
  t.deepEqual(checks({ applied: changed("receiver: oncall", "receiver: chat") }), [
    'validation/routes-differ route › severity="critical"',
    "validation/wrong-receiver alerts › Down (critical)",
  ]);
  const silent = changed("    pagerduty_configs: [{routing_key_file: /secrets/pagerduty}]\n", "");
  t.deepEqual(checks({ applied: silent }), [
    "validation/routes-differ receiver oncall",
    "validation/nobody-told alerts › Down (critical)",
  ]);
});

test("inhibitions that no longer hold, and other groups, are counted", (t) => {
  const { inhibitions } = judge({ applied: changed("equal: [job]", "equal: [job, alertname]") });
  t.deepEqual(inhibitions, { expected: 1, honoured: 0 });
  const { grouping } = judge({ applied: changed("group_by: [alertname]", "group_by: [job]") });
  t.deepEqual(grouping, { notifications: 5, right: 0 });
});

test("a heartbeat that does not arrive fails", (t) => {
  t.deepEqual(checks({ heartbeats: [] }), ["validation/no-heartbeat alerts › Watchdog"]);
});
