import test from "ava";
import {
  criticalMutesLesser,
  type Routing,
  routeOf,
  timeInterval,
  watchdogRoute,
} from "../../../../../alerts/kit/routing/index.ts";
import { inbox, sample } from "../sample.ts";

const routing: Routing = {
  receivers: [inbox],
  timeIntervals: [
    timeInterval("office", { weekdays: ["monday:friday"], times: ["09:00-17:00"] }),
    timeInterval("holiday", { daysOfMonth: [25], months: ["december"] }),
  ],
  route: {
    receiver: "default",
    groupBy: ["alertname"],
    groupInterval: "10m",
    routes: [
      watchdogRoute({ receiver: "heartbeat" }),
      {
        match: { severity: "critical" },
        receiver: "oncall",
        groupWait: "10s",
        continue: true,
        routes: [
          { match: { team: /sea.*/ }, receiver: "search", groupBy: ["..."], continue: true },
          { match: { team: ["search", "shop"] }, groupBy: [], repeatInterval: "1h" },
        ],
      },
      { match: { severity: "warning" }, receiver: "chat", activeDuring: ["office"], muteDuring: ["holiday"] },
      { match: { team: "", owner: { not: "" } }, receiver: "owners" },
    ],
  },
  inhibit: [criticalMutesLesser(), { source: { a: "1" }, target: { b: "1" }, equal: [] }],
};

test("what no route takes goes to the default receiver, with Alertmanager's timing where nothing is said", (t) => {
  t.deepEqual(routeOf(routing, { alertname: "A", job: "j" }), {
    receivers: ["default"],
    routes: [
      {
        receiver: "default",
        path: "route",
        groupBy: ["alertname"],
        group: { alertname: "A" },
        groupWait: "30s",
        groupInterval: "10m",
        repeatInterval: "4h",
      },
    ],
  });
});

test("an alert ends in every route that continues, and below one with what that one has", (t) => {
  const { routes } = routeOf(routing, { alertname: "A", severity: "critical", team: "search" });
  t.deepEqual(routes, [
    {
      receiver: "search",
      path: 'route › severity="critical" › team=~"sea.*"',
      groupBy: ["..."],
      group: { alertname: "A", severity: "critical", team: "search" },
      groupWait: "10s",
      groupInterval: "10m",
      repeatInterval: "4h",
    },
    {
      receiver: "oncall",
      path: 'route › severity="critical" › team=~"search|shop"',
      groupBy: [],
      group: {},
      groupWait: "10s",
      groupInterval: "10m",
      repeatInterval: "1h",
    },
  ]);
});

const goes = test.macro({
  exec(t, labels: Readonly<Record<string, string>>, ...receivers: readonly string[]) {
    t.deepEqual(routeOf(routing, labels).receivers, receivers);
  },
  title: (_, labels, ...receivers) => `${JSON.stringify(labels)} goes to ${receivers.join(", ")}`,
});

test(goes, { alertname: "Watchdog", severity: "info" }, "heartbeat");
test(goes, { severity: "critical" }, "oncall");
test(goes, { severity: "critical", owner: "me" }, "oncall", "owners");
test(goes, { severity: "critical", team: "shop" }, "oncall");
test(goes, { severity: "critical", team: "research" }, "oncall");
test(goes, { owner: "me", team: "" }, "owners");
test(goes, { owner: "me", team: "x" }, "default");

const muted = test.macro({
  exec(t, at: string, expected: unknown) {
    t.deepEqual(routeOf(routing, { severity: "warning" }, { at: new Date(at) }).routes[0]?.muted, expected);
  },
  title: (_, at, expected) => `at ${at}: ${expected === undefined ? "told" : JSON.stringify(expected)}`,
});

test(muted, "2026-12-24T10:00:00Z", undefined);
test(muted, "2026-12-24T08:00:00Z", { outside: ["office"] });
test(muted, "2026-12-25T10:00:00Z", { during: ["holiday"] });
test("without a time no interval is looked at", (t) => {
  t.is(routeOf(routing, { severity: "warning" }).routes[0]?.muted, undefined);
});

const warning = { alertname: "A", severity: "warning", job: "j", stack: "prod" };
const critical = { ...warning, severity: "critical" };

test("a critical alert mutes the warning of the same name and place, and no other", (t) => {
  const by = (firing: readonly Readonly<Record<string, string>>[]) =>
    routeOf(routing, warning, { firing }).inhibited?.source;
  t.deepEqual(by([critical]), critical);
  t.is(by([{ ...critical, job: "k" }]), undefined);
  t.is(by([{ ...critical, alertname: "B" }]), undefined);
  t.is(by([warning]), undefined);
  t.is(routeOf(routing, critical, { firing: [critical, warning] }).inhibited, undefined);
});

test("an alert on both sides is muted by one on the source's side alone", (t) => {
  const both = { alertname: "B", a: "1", b: "1" };
  t.is(routeOf(routing, both, { firing: [both, { ...both, alertname: "C" }] }).inhibited, undefined);
  t.deepEqual(routeOf(routing, both, { firing: [{ a: "1" }] }).inhibited?.source, { a: "1" });
  t.deepEqual(routeOf(routing, { b: "1" }, { firing: [both] }).inhibited?.source, both);
});

test("patterns are anchored, count characters and keep their flags", (t) => {
  const match = (pattern: RegExp, value: string) =>
    routeOf({ ...sample, route: { receiver: "x", routes: [{ match: { l: pattern }, receiver: "y" }] } }, { l: value })
      .receivers[0] === "y";
  t.false(match(/a|b/, "ab"));
  t.true(match(/./, "😀"));
  t.false(match(/./, "\n"));
  t.true(match(/./s, "\n"));
  t.true(match(/abc/i, "aBC"));
  t.false(match(/abc/, "aBC"));
});
