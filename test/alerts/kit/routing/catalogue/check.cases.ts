import test from "ava";
import {
  type AlertShape,
  alertShape,
  checkAlertRoutes,
  priorityPolicy,
  type Route,
  type Routing,
  receiver,
  timeInterval,
  watchdogRoute,
} from "../../../../../alerts/kit/routing/index.ts";
import { toText } from "../../../../../problems/index.ts";
import { inbox } from "../sample.ts";

const shape = (name: string, labels: Readonly<Record<string, string>>, open: readonly string[] | "any" = []) => ({
  ...alertShape(name, { stack: "prod", ...labels }, open === "any" ? open : new Set(open)),
  alwaysFiring: name === "Watchdog",
});

const watchdog = shape("Watchdog", { severity: "info" });
const down = shape("Down", { severity: "critical", priority: "P0" }, "any");
const slow = shape("Slow", { severity: "critical" }, ["job", "route"]);
const full = shape("Full", { severity: "warning" }, ["instance"]);
const all: readonly AlertShape[] = [watchdog, down, slow, full];

const heartbeat = watchdogRoute({ receiver: "heartbeat" });
const routed = (...routes: readonly Route[]): Routing => ({
  receivers: [inbox, receiver("heartbeat", inbox.integrations)],
  timeIntervals: [timeInterval("office", { weekdays: ["monday:friday"] })],
  route: { receiver: "inbox", routes: [heartbeat, ...routes] },
});

const finds = test.macro((t, { route, ...rest }: Routing, more: Partial<Routing["route"]>, ...expected: string[]) => {
  const findings = checkAlertRoutes({ ...rest, route: { ...route, ...more } }, all);
  t.deepEqual(
    findings.map((finding) => toText([finding]).split("\n")[0]),
    expected,
  );
});

test("all reached, nothing said about the default receiver", finds, routed({ match: { severity: "critical" } }), {});
test("without any alert nothing is said", (t) => {
  t.deepEqual(checkAlertRoutes(routed({ match: { severity: "typo" } }), []), []);
});
test(
  "a route for a value that no alert has",
  finds,
  routed({ match: { severity: "crtical" } }),
  {},
  'error: route › severity="crtical": none of the alerts there are can get here. [routing/unreached-route]',
);
test(
  "a label that some alert may have",
  finds,
  routed({ match: { job: "api", severity: "critical" } }, { match: { instance: "a:1" } }),
  {},
);
test(
  "a label that the alerts of that severity cannot have",
  finds,
  routed({ match: { route: "/a", severity: "warning" } }),
  {},
  'error: route › route="/a", severity="warning": none of the alerts there are can get here. [routing/unreached-route]',
);
test(
  "a route whose alerts all end before it",
  finds,
  routed({ match: { alertname: "Full" } }, { match: { severity: "warning", instance: "a" } }),
  {},
  'error: route › instance="a", severity="warning": none of the alerts there are can get here. [routing/unreached-route]',
);
test(
  "routes of a policy may be idle",
  finds,
  routed(...priorityPolicy({ P0: "inbox", P1: "inbox", P2: "inbox", P3: "inbox" })),
  {},
);
test(
  "an alert that falls to a default receiver which is not meant for it",
  finds,
  routed({ match: { priority: "P0" } }),
  { meantFor: { severity: ["info", "warning"] } },
  'error: route: no route takes Slow (critical); the default receiver, inbox, is meant for severity=~"info|warning". [routing/unrouted-alert]',
);
test(
  "an alert that a route may take does not fall",
  finds,
  routed({ match: { priority: "P0" } }, { match: { job: "api" } }),
  {
    meantFor: { severity: "warning" },
  },
);
test(
  "Watchdog behind a route that takes it",
  finds,
  routed(),
  {
    routes: [
      { match: { severity: "info" }, repeatInterval: "1h" },
      { ...heartbeat, optional: true },
    ],
  },
  'error: alert Watchdog: ends in route › severity="info", where inbox is told every 1h, or not at all times; a heartbeat comes at least every 15m. [routing/heartbeat]',
);
test(
  "Watchdog that can be muted",
  finds,
  { ...routed(), inhibit: [{ source: { severity: "critical" }, target: { severity: "info" }, equal: ["stack"] }] },
  {},
  'error: alert Watchdog: can be muted by the inhibition of severity="info" by severity="critical". [routing/heartbeat]',
);
test(
  "a page that nights keep quiet",
  finds,
  routed({ match: { severity: "critical" }, activeDuring: ["office"] }),
  {},
  'warning: route › severity="critical": Down, Slow: critical, P0 or P1, and told in office only. [routing/page-muted]',
);
test(
  "a page that some series of it keep quiet",
  finds,
  routed({ match: { job: "batch" }, muteDuring: ["office"] }, { match: { severity: "critical" } }),
  {},
  'warning: route › job="batch": Down, Slow: critical, P0 or P1, and told not in office. [routing/page-muted]',
);
test(
  "a page that somebody else is told at all times",
  finds,
  routed(
    { match: { severity: "critical" }, activeDuring: ["office"], continue: true },
    { match: { severity: "critical" }, receiver: "heartbeat" },
  ),
  {},
);
test(
  "an alert that one receiver is told of twice",
  finds,
  routed(
    { match: { severity: "critical" }, continue: true },
    { match: { priority: "P0" } },
    { match: { severity: "warning", instance: "x" }, continue: true },
    { match: { severity: "warning" } },
  ),
  {},
  'warning: route › priority="P0": inbox is told here of Down, and by route › severity="critical" already. [routing/told-twice]',
);
test("a label to group by that no alert can have", (t) => {
  const routing = routed({ match: { alertname: "Full" }, groupBy: ["instance", "cluster"] });
  const findings = checkAlertRoutes(routing, [watchdog, slow, full]);
  t.deepEqual(
    findings.map((finding) => toText([finding]).split("\n")[0]),
    [
      'warning: route › alertname="Full": groups by "cluster", which no alert has: it tells nothing apart. [routing/group-by-label]',
    ],
  );
});

test("hundreds of routes of teams do not multiply", (t) => {
  const teams = Array.from({ length: 200 }, (_, index) => ({ match: { team: `t${index}` }, continue: true }));
  t.deepEqual(checkAlertRoutes(routed(...teams), all), []);
});
