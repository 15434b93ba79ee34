import test from "ava";
import { assemble } from "../../bundle/index.ts";
import { DefinitionError, toText } from "../../problems/index.ts";
import { parseSettings } from "../../settings/index.ts";
import { knownSystems, selectSystems } from "../../systems/index.ts";

const receivers = { chat: { kind: "slack", secret: "slack" }, oncall: { kind: "pagerduty", secret: "pagerduty" } };
const toOncall = { match: { severity: "critical" }, receiver: "oncall" };
const prod = {
  systems: ["stack"],
  receivers,
  defaultReceiver: "chat",
  heartbeat: { secret: "heartbeat" },
  secrets: { slack: "a", pagerduty: "b", heartbeat: "c" },
};

/** What is said about the routes of the stack itself with these settings, and of rules that others wrote. */
function said(values: object, rules?: string): readonly (string | undefined)[] {
  const settings = parseSettings({ project: "sightline", stack: "prod", values: { ...values }, systems: knownSystems });
  const files = { rules: rules === undefined ? [] : [{ path: "rules/own.yml", content: rules }] };
  const lines = (findings: DefinitionError["findings"]) =>
    findings.filter(({ check }) => check.startsWith("routing/")).map((finding) => toText([finding]).split("\n")[0]);
  try {
    return lines(assemble({ settings, systems: selectSystems(settings.systems), files }).findings);
  } catch (error) {
    if (error instanceof DefinitionError) return lines(error.findings);
    throw error;
  }
}

test("a default receiver alone is meant for everything", (t) => {
  t.deepEqual(said({ ...prod, receivers: { chat: receivers.chat } }), []);
});

test("critical alerts to those on call, the rest to the default receiver", (t) => {
  t.deepEqual(said({ ...prod, routes: [toOncall] }), []);
});

test("priorities, P2 in working hours", (t) => {
  const timeIntervals = { hours: [{ weekdays: ["monday:friday"], times: ["08:00-18:00"], location: "Europe/Berlin" }] };
  const priorities = { P0: "oncall", P1: "oncall", P2: "chat", P3: "chat", workingHours: "hours" };
  t.deepEqual(said({ ...prod, priorities, timeIntervals }), []);
});

test("a mistyped severity leaves a route idle and every critical alert to the default receiver", (t) => {
  const lines = said({ ...prod, routes: [{ ...toOncall, match: { severity: "crit" } }] });
  t.is(lines.length, 2);
  t.regex(
    lines[0] ?? "",
    /^error: route: no route takes Alertmanager\w+, .* and \d+ more \(critical\); the default receiver, chat, is meant for severity=~"info\|warning"\. \[routing\/unrouted-alert\]$/,
  );
  t.is(
    lines[1],
    'error: route › severity="crit": none of the alerts there are can get here. [routing/unreached-route]',
  );
});

test("the default receiver can be meant for critical alerts as well", (t) => {
  const routes = [{ match: { severity: "warning" }, receiver: "oncall" }];
  t.deepEqual(said({ ...prod, routes, defaultFor: ["critical", "info"] }), []);
});

test("the inbox takes whatever no route takes", (t) => {
  const staging = { ...prod, environment: "staging", defaultReceiver: "inbox" };
  t.deepEqual(said({ ...staging, routes: [{ match: { severity: "warning" }, receiver: "chat" }, toOncall] }), []);
});

const foreign = `groups:
  - name: own
    rules:
      - { record: "a:b:c", expr: sum(up) }
      - { alert: DiskOld, expr: disk > 1, labels: { severity: page } }
      - { alert: DiskAny, expr: disk > 1, labels: { severity: '{{ if true }}page{{ end }}' } }
`;

test("a severity that only others' rules have", (t) => {
  const route = { match: { severity: "page" }, receiver: "oncall" };
  t.deepEqual(said({ ...prod, routes: [toOncall] }, foreign), [
    'error: route: no route takes DiskOld (page); the default receiver, chat, is meant for severity=~"info|warning". [routing/unrouted-alert]',
  ]);
  t.deepEqual(said({ ...prod, routes: [toOncall, route] }, foreign), []);
});
