import test from "ava";
import type { Routing } from "../../../alerts/kit/index.ts";
import { judgeRoutes, type Play } from "../../../validation/judge/index.ts";
import { episodeLabel, faultlessPlay, lookUp } from "../support/faultless-play.ts";
import { lagGroups, lagging } from "../support/lag.ts";

const timing = { groupWait: "30s", groupInterval: "5m", repeatInterval: "4h" } as const;
const routing: Routing = {
  receivers: ["inbox", "pager"].map((name) => ({ name, integrations: [] })),
  route: {
    receiver: "inbox",
    groupBy: ["alertname", "job"],
    ...timing,
    routes: [{ match: { severity: "critical" }, receiver: "pager" }],
  },
};
const play = faultlessPlay({ groups: lagGroups, receiver: "pager" });
const judged = (given: Play, declared: Routing = routing) =>
  judgeRoutes({ play: given, sightings: lookUp(given), routing: declared, heartbeats: [], episodeLabel });
const row = { alert: "QueueLagging", severity: "critical", declared: ["pager"], got: ["pager"], notifications: 4 };

test("whoever was to be told was, and nobody else", (t) => {
  t.like(judged(play), {
    status: "passed",
    findings: [],
    rows: [{ ...row, outcome: "right" }],
    inhibitions: { expected: 0, honoured: 0 },
    grouping: { notifications: 4, right: 4 },
  });
});

test("another receiver than declared", (t) => {
  const { status, rows, findings } = judged(faultlessPlay({ groups: lagGroups, receiver: "inbox" }));
  t.is(status, "failed");
  t.deepEqual(rows, [{ ...row, got: ["inbox"], outcome: "wrong receiver" }]);
  t.is(findings[0]?.message, "had to reach pager; inbox got it.");
});

test("a receiver that nothing reaches", (t) => {
  const { rows, findings } = judged({ ...play, observed: { ...play.observed, told: [] } });
  t.deepEqual(rows, [{ ...row, got: [], notifications: 0, outcome: "nobody told" }]);
  t.is(findings[0]?.message, "had to reach pager; nobody was told.");
});

test("what did not fire is not judged here", (t) => {
  t.like(judged({ ...play, observed: { ...play.observed, alerts: [] } }), { status: "not measured", rows: [] });
});

test("an inhibition that is honoured, and one that is not", (t) => {
  const inhibit = [{ source: { alertname: "Cause" }, target: { alertname: "QueueLagging" }, equal: ["stack"] }];
  const declared: Routing = { ...routing, inhibit };
  const causes = play.observed.alerts.map((one) => ({ ...one, labels: { alertname: "Cause", severity: "critical" } }));
  const muted = { ...play.observed, alerts: [...play.observed.alerts, ...causes], told: [] };
  t.like(judged({ ...play, observed: muted }, declared), {
    status: "passed",
    rows: [{ outcome: "not to be told", declared: [], got: [] }],
    inhibitions: { expected: 4, honoured: 4 },
  });
  t.like(judged({ ...play, observed: { ...muted, told: play.observed.told } }, declared), {
    status: "failed",
    rows: [{ outcome: "wrong receiver", declared: [], got: ["pager"] }],
    inhibitions: { expected: 4, honoured: 0 },
  });
});

test("what is told once nothing inhibits it any more reaches whom it had to", (t) => {
  const inhibit = [{ source: { alertname: "Cause" }, target: { alertname: "QueueLagging" }, equal: ["stack"] }];
  const declared: Routing = { ...routing, inhibit };
  // The cause is over a second after the alert fires; the message comes after that.
  const causes = play.observed.alerts.map((one) => ({
    ...one,
    labels: { alertname: "Cause", severity: "critical" },
    spans: one.spans.map((span) => ({ ...span, to: span.from + 1000 })),
  }));
  const told = play.observed.told.map((one) => (one.status === "firing" ? { ...one, at: one.at + 1000 } : one));
  t.like(
    judged({ ...play, observed: { ...play.observed, alerts: [...play.observed.alerts, ...causes], told } }, declared),
    {
      status: "passed",
      rows: [{ outcome: "right", declared: ["pager"], got: ["pager"] }],
      inhibitions: { expected: 4, honoured: 4 },
    },
  );
});

test("what inhibits an alert excuses that nobody was told of it only where it began before the message was due", (t) => {
  const inhibit = [{ source: { alertname: "Cause" }, target: { alertname: "QueueLagging" }, equal: ["stack"] }];
  const outcomesWithCause = (after: number) => {
    const causes = play.observed.alerts.map((one) => ({
      ...one,
      labels: { alertname: "Cause", severity: "critical" },
      spans: one.spans
        .filter(({ state }) => state === "firing")
        .map(({ state, from }) => ({ state, from: from + after, to: from + after + 60_000 })),
    }));
    const observed = { ...play.observed, alerts: [...play.observed.alerts, ...causes], told: [] };
    const { rows } = judged({ ...play, observed }, { ...routing, inhibit });
    return [...new Set(rows.map(({ outcome }) => outcome))];
  };
  t.deepEqual(outcomesWithCause(1000), ["not to be told"]);
  t.deepEqual(outcomesWithCause(30_000), ["nobody told"]);
  // One that is alone in its group waits for group_wait, two that share it for group_interval.
  t.deepEqual(outcomesWithCause(10_000), ["nobody told", "not to be told"]);
});

test("a mute interval is honoured at the time of the play", (t) => {
  const declared: Routing = {
    ...routing,
    route: {
      ...routing.route,
      routes: [{ match: { severity: "critical" }, receiver: "pager", muteDuring: ["always"] }],
    },
    timeIntervals: [{ name: "always", spans: [{ times: ["00:00-24:00"] }] }],
  };
  t.like(judged({ ...play, observed: { ...play.observed, told: [] } }, declared), {
    status: "passed",
    mutes: { expected: 4, honoured: 4 },
  });
});

test("a mute interval holds the receivers of its route, and none that other routes lead to", (t) => {
  const critical = { severity: "critical" };
  const declared = (...open: readonly string[]): Routing => ({
    ...routing,
    route: {
      ...routing.route,
      routes: [
        { match: critical, receiver: "inbox", muteDuring: ["always"], continue: true },
        ...open.map((receiver) => ({ match: critical, receiver, continue: true })),
      ],
    },
    timeIntervals: [{ name: "always", spans: [{ times: ["00:00-24:00"] }] }],
  });
  const toInbox = faultlessPlay({ groups: lagGroups, receiver: "inbox" });
  t.like(judged(play, declared("pager")), { status: "passed", mutes: { expected: 4, honoured: 4 } });
  t.like(judged(toInbox, declared("pager")), { status: "failed", mutes: { expected: 4, honoured: 0 } });
  t.like(judged(toInbox, declared("inbox")), { status: "passed", mutes: { expected: 0, honoured: 0 } });
});

test("other labels than those declared to group by", (t) => {
  const told = play.observed.told.map((one) => ({ ...one, group: { alertname: "QueueLagging" } }));
  const { status, grouping, findings } = judged({ ...play, observed: { ...play.observed, told } });
  t.is(status, "failed");
  t.deepEqual(grouping, { notifications: 4, right: 0 });
  t.is(findings.at(-1)?.message, "4 of 4 notifications were grouped by other labels than declared.");
});

test("the alert that always fires has to arrive", (t) => {
  const heartbeat = { ...lagging, name: "Watchdog", alwaysFiring: true };
  const options = { play, sightings: lookUp(play), routing, episodeLabel, heartbeats: [heartbeat] };
  t.is(judgeRoutes(options).status, "failed");
  const [first] = play.observed.told;
  if (!first) throw new Error("the play has changed");
  const beat = { ...first, episode: "", labels: { alertname: "Watchdog" }, receiver: "inbox" };
  const beating = { ...play, observed: { ...play.observed, told: [...play.observed.told, beat] } };
  const { status, watchdog } = judgeRoutes({ ...options, play: beating, sightings: lookUp(beating) });
  t.is(status, "passed");
  t.deepEqual(watchdog, { alert: "Watchdog", receiver: "inbox", notifications: 1 });
});
