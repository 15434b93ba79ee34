import test from "ava";
import { alertShapes } from "../../../../alerts/kit/index.ts";
import {
  checkAlertRoutes,
  checkRouting,
  priorityPolicy,
  type Routing,
  receiver,
  routeOf,
  timeInterval,
  watchdogRoute,
} from "../../../../alerts/kit/routing/index.ts";
import { catalogue } from "../../catalogue.ts";
import { inbox } from "./sample.ts";

const receivers = { P0: "first", P1: "oncall", P2: "chat", P3: "mail" } as const;
const routing: Routing = {
  receivers: ["default", "heartbeat", ...Object.values(receivers)].map((name) => receiver(name, inbox.integrations)),
  timeIntervals: [timeInterval("office", { weekdays: ["monday:friday"], times: ["09:00-17:00"] })],
  route: {
    receiver: "default",
    meantFor: { severity: [] },
    groupBy: ["alertname"],
    routes: [watchdogRoute({ receiver: "heartbeat" }), ...priorityPolicy(receivers, { workingHours: "office" })],
  },
};

test("the policy has no fault, and takes every alert of the catalogue", (t) => {
  t.deepEqual(checkRouting(routing), []);
  t.deepEqual(checkAlertRoutes(routing, alertShapes(catalogue, { stack: "prod" })), []);
});

const told = test.macro({
  exec(t, labels: Readonly<Record<string, string>>, name: string) {
    t.deepEqual(routeOf(routing, labels).receivers, [name]);
  },
  title: (_, labels, name) => `${JSON.stringify(labels)} is told to ${name}`,
});

test(told, { priority: "P0", severity: "warning" }, "first");
test(told, { priority: "P1", severity: "critical" }, "oncall");
test(told, { priority: "P2", severity: "critical" }, "chat");
test(told, { priority: "P3", severity: "critical" }, "mail");
test(told, { severity: "critical" }, "oncall");
test(told, { severity: "warning" }, "chat");
test(told, { severity: "info" }, "mail");
test(told, { severity: "page" }, "default");
test(told, { priority: "P4", severity: "critical" }, "default");

test("P2 is told in working hours only, a page at night as well", (t) => {
  const at = new Date("2026-11-29T03:00:00Z");
  t.deepEqual(routeOf(routing, { priority: "P2" }, { at }).routes[0]?.muted, { outside: ["office"] });
  t.deepEqual(routeOf(routing, { severity: "warning" }, { at }).routes[0]?.muted, { outside: ["office"] });
  t.is(routeOf(routing, { priority: "P1" }, { at }).routes[0]?.muted, undefined);
});
