import test from "ava";
import fc from "fast-check";
import {
  type Routing,
  readAlertmanagerConfig,
  renderAlertmanager,
  resolveRoutes,
  routeOf,
} from "../../../../alerts/kit/index.ts";
import { postingTo, randomInhibitions, randomLabels, randomRoutes } from "./live/support/random-routing.ts";
import { sample } from "./sample.ts";

const receivers = ["r0", "r1", "r2"];

test("what is read of a printed configuration does with every alert what the typed one does", (t) => {
  const routing = fc.record({ routes: randomRoutes(receivers), inhibit: randomInhibitions }).map(
    (given): Routing => ({
      receivers: postingTo("http://127.0.0.1:9", receivers),
      route: { receiver: "r0", groupBy: ["team"], routes: given.routes.map((route) => ({ ...route, continue: true })) },
      inhibit: given.inhibit,
    }),
  );
  const doings = (of: Routing, labels: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>) => {
    const { routes, inhibited } = routeOf(of, labels, { firing: [other] });
    return [routes.map(({ receiver, group, groupWait }) => [receiver, group, groupWait]), inhibited !== undefined];
  };
  fc.assert(
    fc.property(routing, fc.array(fc.tuple(randomLabels, randomLabels), { maxLength: 20 }), (given, pairs) => {
      const read = readAlertmanagerConfig(renderAlertmanager(given)).routing;
      for (const [labels, other] of pairs) t.deepEqual(doings(read, labels, other), doings(given, labels, other));
    }),
    { numRuns: 100 },
  );
});

test("every field is read, and whom a receiver tells where that is no secret", (t) => {
  const { routing, receivers: told } = readAlertmanagerConfig(renderAlertmanager(sample));
  t.deepEqual(
    told.map(({ name, integrations }) => [name, ...integrations.map(({ kind, host }) => [kind, host])]),
    [
      ["inbox", ["webhook", "inbox:9095"]],
      ["heartbeat", ["webhook", undefined]],
      ["oncall", ["pagerduty", "events.pagerduty.com"], ["webhook", "bridge.example.org"]],
      ["chat", ["slack", undefined]],
      ["mail", ["email", "mail.example.org:587"]],
      ["bot", ["telegram", "api.telegram.org"]],
      ["team", ["msteamsv2", undefined]],
      ["nobody"],
    ],
  );
  t.deepEqual(routing.timeIntervals, sample.timeIntervals);
  const flat = (of: Routing) =>
    resolveRoutes(of).routes.map(({ path, muteDuring, activeDuring, groupWait }) => [
      path,
      muteDuring,
      activeDuring,
      groupWait,
    ]);
  t.deepEqual(flat(routing), flat(sample));
});

test("old forms are read, and several conditions on one label all hold", (t) => {
  const { routing } = readAlertmanagerConfig(`
route:
  receiver: all
  routes:
    - receiver: old
      match: {team: a}
      match_re: {job: "x.*"}
    - receiver: both
      matchers: [ 'team!="a"', 'team!~"b|c"', '{env=prod, "service.name"=~"(?i)api"}' ]
inhibit_rules:
  - source_match: {severity: critical}
    target_match_re: {severity: "warning|info"}
receivers: [{name: all}, {name: old}, {name: both}]
`);
  const whom = (labels: Readonly<Record<string, string>>) => routeOf(routing, labels).receivers;
  t.deepEqual(whom({ team: "a", job: "xy" }), ["old"]);
  t.deepEqual(whom({ team: "a", job: "y" }), ["all"]);
  t.deepEqual(whom({ team: "d", env: "prod", "service.name": "API" }), ["both"]);
  for (const team of ["a", "b", "c"]) t.deepEqual(whom({ team, env: "prod", "service.name": "api" }), ["all"], team);
  const quiet = routeOf(routing, { severity: "info" }, { firing: [{ severity: "critical" }] });
  t.truthy(quiet.inhibited);
});

test("what is no configuration is told by its place", (t) => {
  const fault = (text: string) => t.throws(() => readAlertmanagerConfig(text))?.message ?? "";
  t.regex(fault("groups: []"), /^route: /);
  t.regex(fault("route: {receiver: a, group_wait: soon}"), /group_wait|soon/);
  t.regex(fault("route: {receiver: a, routes: [{matchers: [severity]}]}"), /severity is no matcher/);
});
