import {
  type Alert,
  alert,
  constant,
  fires,
  gauge,
  group,
  gt,
  type Route,
  type Routing,
  receiver,
  silent,
  sum,
  watchdogRoute,
  webhook,
} from "../../../../alerts/kit/index.ts";
import { definitionsOf } from "../../../../bundle/index.ts";
import { parseSettings } from "../../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../../systems/index.ts";
import { type Rehearsed, type Subject, subjectOf } from "../../../../validation/index.ts";

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
const misspelt = gauge("queue_lags", { help: "Misspelt.", labels: ["queue"] });

const lagsBy = (limit: number) => gt(lag.where({ job: "worker" }), limit);

/** A queue that lags by more than 100 for two minutes; all of them are alike but for their names. */
function lagging(name: string): Alert {
  const of = (...samples: Parameters<typeof lag.series>[1][]) =>
    samples.map((one, index) => lag.series({ queue: `q${index}`, job: "worker" }, one));
  return alert(name, {
    expr: lagsBy(100),
    for: "2m",
    severity: "critical",
    summary: ({ labels }) => `Queue ${labels.queue} lags.`,
    action: "Look.",
    scenarios: [
      fires("it lags", {
        series: of([constant(20, "2m"), constant(200, "4m"), constant(20)]),
        at: "5m",
        notBefore: "4m",
        resolvedBy: "7m",
      }),
      fires("from the beginning", { series: of(constant(150)), at: "12m" }),
      silent("a moment", { series: of([constant(20, "2m"), constant(200, "1m"), constant(20)]), lasts: "6m" }),
      silent("a busy hour", { series: of(constant(50)), lasts: "6m" }),
    ],
  });
}

/** One thing that is broken, and how it is found; undefined: it is not. */
export interface Sabotage {
  readonly name: string;
  readonly what: string;
  readonly rule?: (declared: Alert) => Alert | undefined;
  readonly route?: (routing: Routing) => Routing;
  readonly dropped?: string;
  readonly by: (found: Rehearsed, name: string) => string | undefined;
}

const byAccuracy =
  (...outcomes: readonly string[]) =>
  ({ parts }: Rehearsed, name: string): string | undefined => {
    const mishap = parts.accuracy?.mishaps.find(
      ({ alert: one, outcome }) => one === name && outcomes.includes(outcome),
    );
    return mishap === undefined ? undefined : `accuracy: ${mishap.outcome}, ${mishap.detail}`;
  };

const byRoutes =
  (outcome: string) =>
  ({ parts }: Rehearsed, name: string): string | undefined => {
    const row = parts.routes?.rows.find((one) => one.alert === name && one.outcome === outcome);
    return row === undefined
      ? undefined
      : `routes: ${row.outcome}, declared ${row.declared}, got ${row.got || "nobody"}`;
  };

const before = (routing: Routing, ...routes: readonly Route[]): Routing => ({
  ...routing,
  route: { ...routing.route, routes: [...routes, ...(routing.route.routes ?? [])] },
});

export const sabotages: readonly Sabotage[] = [
  {
    name: "ThresholdTooHigh",
    what: "a threshold ten times as high",
    rule: (one) => ({ ...one, expr: lagsBy(1000) }),
    by: byAccuracy("missed"),
  },
  {
    name: "ThresholdTooLow",
    what: "a threshold ten times as low",
    rule: (one) => ({ ...one, expr: lagsBy(10) }),
    by: byAccuracy("false", "early"),
  },
  {
    name: "LabelTypo",
    what: "a typo in the value of a label",
    rule: (one) => ({ ...one, expr: gt(lag.where({ job: "wroker" }), 100) }),
    by: byAccuracy("missed"),
  },
  {
    name: "MetricTypo",
    what: "a typo in the name of a metric",
    rule: (one) => ({ ...one, expr: gt(misspelt.where({ job: "worker" }), 100) }),
    by: byAccuracy("missed"),
  },
  {
    name: "ForTooLong",
    what: "for: 20m where 2m is declared",
    rule: (one) => ({ ...one, for: "20m" }),
    by: byAccuracy("missed", "late"),
  },
  {
    name: "ForLeftOut",
    what: "no for at all",
    rule: ({ for: _for, ...one }) => one,
    by: byAccuracy("false", "early"),
  },
  {
    name: "KeptFiring",
    what: "keep_firing_for of an hour",
    rule: (one) => ({ ...one, keepFiringFor: "1h" }),
    by: byAccuracy("not resolved"),
  },
  {
    name: "SeverityChanged",
    what: "severity info where critical is declared",
    rule: (one) => ({ ...one, severity: "info" }),
    by: byAccuracy("missed"),
  },
  {
    name: "LabelAggregatedAway",
    what: "a sum that loses the label that says which",
    rule: (one) => ({ ...one, expr: gt(sum(lag.where({ job: "worker" })), 100) }),
    by: byAccuracy("missed"),
  },
  { name: "RuleGone", what: "a rule that is not there", rule: () => undefined, by: byAccuracy("missed") },
  {
    name: "WrongRoute",
    what: "a route that leads another way",
    route: (routing) => before(routing, { match: { alertname: "WrongRoute" }, receiver: "inbox" }),
    by: byRoutes("wrong receiver"),
  },
  {
    name: "DeadReceiver",
    what: "a receiver that drops what it gets",
    route: (routing) => ({
      ...before(routing, { match: { alertname: "DeadReceiver" }, receiver: "nowhere" }),
      receivers: [...routing.receivers, receiver("nowhere", [])],
    }),
    by: byRoutes("nobody told"),
  },
  {
    name: "InhibitedByMistake",
    what: "an inhibition that matches too much",
    route: (routing) => ({
      ...routing,
      inhibit: [
        ...(routing.inhibit ?? []),
        { source: { alertname: "Untouched" }, target: { alertname: "InhibitedByMistake" }, equal: [] },
      ],
    }),
    by: byRoutes("nobody told"),
  },
  {
    name: "GroupedOtherwise",
    what: "messages grouped by other labels",
    route: (routing) =>
      before(routing, { match: { alertname: "GroupedOtherwise" }, receiver: "pager", groupBy: ["severity"] }),
    by: ({ parts }) => {
      const found = parts.routes?.findings.find(({ check }) => check === "validation/wrong-group");
      return found === undefined ? undefined : `routes: ${found.message}`;
    },
  },
  {
    name: "HeldBack",
    what: "a route that waits ten times as long as declared",
    route: (routing) => before(routing, { match: { alertname: "HeldBack" }, receiver: "pager", groupWait: "5m" }),
    by: ({ parts }, name) => {
      const late = parts.latency?.alerts.find((one) => one.alert === name && one.above > 0);
      return late === undefined ? undefined : `time to tell: ${late.total.max} ms, allowed ${late.bound} ms`;
    },
  },
  {
    name: "TargetDropped",
    what: "a target that is scraped no longer",
    dropped: "worker",
    by: ({ deadSelectors }, name) => {
      const dead = deadSelectors.find(({ job, rules }) => job === "worker" && rules.includes(name));
      return dead === undefined ? undefined : `dead selector: job="${dead.job}"`;
    },
  },
];

const settings = parseSettings({
  project: "sabotage",
  stack: "dev",
  values: { systems: ["stack"] },
  systems: knownSystems,
});
const alerts = [...sabotages.map(({ name }) => lagging(name)), lagging("Untouched")];
const own = definitionsOf({ settings, systems: selectSystems(["stack"], knownSystems) });
const heartbeats = own.groups
  .map(({ name, rules }) => ({ name, rules: rules.filter((rule) => rule.kind === "alert" && rule.alwaysFiring) }))
  .filter(({ rules }) => rules.length > 0);
const record = webhook({ url: "http://inbox:9095/api/v1/notifications" });
const routing: Routing = {
  receivers: [receiver("inbox", [record]), receiver("pager", [record])],
  route: {
    receiver: "inbox",
    groupBy: ["alertname", "job"],
    groupWait: "30s",
    groupInterval: "5m",
    repeatInterval: "4h",
    routes: [watchdogRoute({ receiver: "inbox" }), { match: { severity: "critical" }, receiver: "pager" }],
  },
};

export const declared = { alerts, routing, jobs: ["worker"] };

/** What is declared, run as it is. */
export const intact: Subject = {
  ...subjectOf(settings, own),
  groups: [...heartbeats, group("queues", { rules: alerts })],
  routing,
  jobs: declared.jobs,
  deployed: { routing, rule: (one) => one },
};
