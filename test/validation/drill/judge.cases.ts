import test from "ava";
import { routingOf } from "../../../bundle/routing.ts";
import { judgeDrill } from "../../../validation/drill/judge.ts";
import { type DrillPlan, planDrill } from "../../../validation/drill/plan.ts";
import type { PlayedDrill } from "../../../validation/drill/play.ts";
import { exitCodeOf, readinessOfParts } from "../../../validation/index.ts";
import { type Play, sightingsOf } from "../../../validation/judge/index.ts";
import { labelsKey, type Told } from "../../../validation/observe/index.ts";
import { settings } from "../../bundle/support/settings.ts";
import { lagGroups } from "../support/lag.ts";

const startedAt = 1_700_000_000_000;
const staging = settings({ routes: [{ match: { severity: "critical" }, receiver: "inbox" }] });
const planned = (page: boolean): DrillPlan =>
  planDrill({
    settings: staging,
    groups: lagGroups,
    routing: routingOf(staging, lagGroups),
    page,
    wanted: { alert: "QueueLagging" },
  });
const watchdog = { alert: "Watchdog", receiver: "inbox", notifications: 1 };

interface Seen {
  /** Who was told, and in how many milliseconds after Alertmanager had it. */
  readonly told?: Readonly<Record<string, number>>;
  /** Who was told that it is over, and in how many milliseconds. */
  readonly over?: Readonly<Record<string, number>>;
  readonly fires?: boolean;
  /** What could still have come when the time was up. */
  readonly cut?: PlayedDrill["cut"];
}

/** A drill as the parts of a stack would show it, a second of delay at each of them. */
function played(plan: DrillPlan, { told = {}, over = {}, fires = true, cut }: Seen): PlayedDrill {
  const [expected] = plan.episode.expected;
  if (expected?.ideal === undefined) throw new Error("nothing is expected");
  const { ideal, labels } = expected;
  const firing = startedAt + ideal.firing + 2000;
  const endedAt = firing + 60_000;
  const one = (status: Told["status"], receiver: string, at: number): Told => ({
    notification: 1,
    ...{ at, receiver, status, episode: "true" },
    labels: { ...labels, ...plan.externalLabels, drill: "true" },
    group: { alertname: "QueueLagging", job: "worker", drill: "true" },
  });
  const observed: Play["observed"] = {
    alerts: fires
      ? [
          {
            ...{ episode: "true", labels },
            spans: [
              { state: "pending", from: startedAt + ideal.active + 2000, to: firing },
              { state: "firing", from: firing, to: endedAt },
            ],
          },
        ]
      : [],
    received: new Map(fires ? [[labelsKey({ ...labels, ...plan.externalLabels }), firing + 1000]] : []),
    told: [
      ...Object.entries(told).map(([receiver, took]) => one("firing", receiver, firing + 1000 + took)),
      ...Object.entries(over).map(([receiver, took]) => one("resolved", receiver, endedAt + took)),
    ],
    stored: new Map([["true", [startedAt + ideal.inject + 1000]]]),
  };
  const episode = { ...plan.episode, expected: [{ ...expected, ideal: { ...ideal, over: endedAt - startedAt } }] };
  const play: Play = {
    ...{ episodes: [episode], observed, startedAt, factor: 1, scrapeInterval: 15_000, load: 1, stalled: 0 },
    externalLabels: plan.externalLabels,
  };
  return { play, episode, sightings: sightingsOf(play, "drill"), endedAt, ...(cut === undefined ? {} : { cut }) };
}

function judged(plan: DrillPlan, seen: Seen) {
  const parts = judgeDrill({ plan, played: played(plan, seen), watchdog });
  const facts = { parts, deadSelectors: [], untestedCritical: [], complete: seen.cut === undefined };
  return { ...parts, code: exitCodeOf(readinessOfParts(facts)) };
}

test("a drill that goes its way passes, with the stages of its way and both messages", (t) => {
  const { accuracy, latency, routes, code } = judged(planned(false), {
    told: { drill: 20_000 },
    over: { drill: 9000 },
  });
  t.deepEqual([accuracy?.status, latency?.status, routes?.status, code], ["passed", "passed", "passed", 0]);
  const [trial] = latency?.trials ?? [];
  t.is(trial?.stages.inbox, 20_000);
  t.is(latency?.resolved.max, 9000);
  t.deepEqual(
    routes?.rows.map(({ alert, got, outcome }) => [alert, got.join(), outcome]),
    [
      ["QueueLagging", "drill", "right"],
      ["QueueLagging, over", "drill", "right"],
    ],
  );
  t.deepEqual(routes?.watchdog, watchdog);
});

test("with a page, whom the real alert would reach is to be told as well", (t) => {
  const both = { drill: 20_000, inbox: 20_000 };
  t.is(judged(planned(true), { told: both, over: both }).code, 0);
  const { routes, code } = judged(planned(true), { told: { drill: 20_000 }, over: { drill: 20_000 } });
  t.is(code, 1);
  t.deepEqual(
    routes?.findings.map(({ check, message }) => `${check} ${message}`),
    [
      "validation/wrong-receiver had to reach drill, inbox; drill got it.",
      "validation/end-not-told that it is over had to reach drill, inbox; drill was told.",
    ],
  );
});

test("a message that comes to nobody, too late, or never says that it is over, fails", (t) => {
  const plan = planned(false);
  const nobody = judged(plan, {});
  t.deepEqual([nobody.routes?.rows[0]?.outcome, nobody.latency, nobody.code], ["nobody told", undefined, 1]);
  const late = judged(plan, { told: { drill: 200_000 }, over: { drill: 9000 } });
  t.deepEqual([late.latency?.status, late.code], ["failed", 1]);
  const open = judged(plan, { told: { drill: 20_000 } });
  t.deepEqual([open.routes?.rows[1]?.outcome, open.code], ["nobody told", 1]);
  const slow = judged(plan, { told: { drill: 20_000 }, over: { drill: plan.bounds.over + 1 } });
  t.deepEqual([slow.latency?.findings[0]?.check, slow.code], ["validation/above-bound", 1]);
});

test("a rule that does not fire is missed, and nothing is said of what comes behind it", (t) => {
  const { accuracy, latency, routes, code } = judged(planned(false), { fires: false });
  t.deepEqual([accuracy?.mishaps[0]?.outcome, latency, routes, code], ["missed", undefined, undefined, 1]);
});

test("what could still have come when the time was up is not judged", (t) => {
  const plan = planned(false);
  const before = judged(plan, { fires: false, cut: "told" });
  t.deepEqual([before.accuracy, before.latency, before.routes, before.code], [undefined, undefined, undefined, 2]);
  const between = judged(plan, { told: { drill: 20_000 }, cut: "over" });
  t.deepEqual([between.routes?.status, between.routes?.rows.length, between.code], ["passed", 1, 2]);
});

test("the bound of the end has the group's interval in it, that of the message its wait", (t) => {
  const { bounds, episode } = planned(false);
  const ideal = episode.expected[0]?.ideal;
  t.is(bounds.over, 15_000 + 15_000 + 300_000 + 1000);
  t.true(bounds.told > (ideal?.firing ?? 0) + 30_000 && bounds.told < (ideal?.firing ?? 0) + 180_000);
  t.true(episode.length >= bounds.told, "it is played until the message must have come");
});
