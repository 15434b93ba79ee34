import test from "ava";
import { judgeCollection } from "../../../validation/collection/judge.ts";
import { exitCodeOf, readinessOfParts } from "../../../validation/index.ts";
import { judgeAccuracy, judgeLatency, judgeRoutes, type Play } from "../../../validation/judge/index.ts";
import type { Parts, Routes } from "../../../validation/result/index.ts";
import { episodeLabel, faultlessPlay, lookUp } from "../support/faultless-play.ts";
import { lagGroups, lagging } from "../support/lag.ts";

const routing = {
  receivers: [{ name: "inbox", integrations: [] }],
  route: { receiver: "inbox", groupBy: ["alertname", "job"] },
};
const heartbeat = { ...lagging, name: "Watchdog", alwaysFiring: true };

function partsOf(play: Play): Parts {
  const sightings = lookUp(play);
  return {
    accuracy: judgeAccuracy([{ play, sightings, series: 0, queriesPerSecond: 0 }], { untested: [] }),
    latency: judgeLatency([{ play, sightings }], routing),
    routes: judgeRoutes({ play, sightings, routing, heartbeats: [heartbeat], episodeLabel }),
  };
}

const play = faultlessPlay({ groups: lagGroups });
const [first] = play.observed.told;
if (first === undefined) throw new Error("nothing is told");
const beat = { ...first, episode: "", labels: { alertname: "Watchdog" } };
const beating: Play = { ...play, observed: { ...play.observed, told: [...play.observed.told, beat] } };
const facts = { parts: partsOf(beating), deadSelectors: [], untestedCritical: [], complete: true };
const failed = (given: Parameters<typeof readinessOfParts>[0]) =>
  readinessOfParts(given)
    .gates.filter((gate) => gate.failed)
    .map(({ gate, subjects }) => [gate, ...subjects]);

test("without a fault it is ready, and everything that was measured is earned", (t) => {
  const readiness = readinessOfParts(facts);
  t.is(readiness.verdict, "ready");
  t.is(exitCodeOf(readiness), 0);
  t.deepEqual(
    readiness.weights.flatMap(({ part, earned }) => (earned === undefined ? [] : [[part, earned]])),
    [
      ["accuracy", 1],
      ["latency", 1],
      ["routes", 1],
    ],
  );
});

test("each gate names what fails it", (t) => {
  const silent: Play = { ...beating, observed: { ...beating.observed, alerts: [] } };
  t.deepEqual(failed({ ...facts, parts: partsOf(silent) }), [["missed-critical", "QueueLagging"]]);
  t.deepEqual(failed({ ...facts, parts: partsOf(play) }), [["watchdog-path", "Watchdog"]]);
  t.deepEqual(failed({ ...facts, untestedCritical: ["DiskFull"] }), [["untested-critical", "DiskFull"]]);
  t.deepEqual(failed({ ...facts, deadSelectors: [{ job: "worker", rules: ["QueueLagging"] }] }), [
    ["dead-selector", 'job="worker"'],
  ]);
  for (const given of [{ ...facts, untestedCritical: ["DiskFull"] }]) t.is(exitCodeOf(readinessOfParts(given)), 1);
});

const { routes } = facts.parts;
if (routes === undefined) throw new Error("nothing is routed");
const row: Routes["rows"][number] = {
  alert: "DiskFull",
  severity: "critical",
  declared: ["inbox"],
  got: ["inbox"],
  notifications: 1,
  outcome: "right",
};
const routed = (...rows: readonly Routes["rows"][number][]) => ({
  ...facts,
  parts: { routes: { ...routes, status: "failed" as const, rows: [...Array(99).fill(row), ...rows] } },
});

test("one critical alert that does not reach its receiver is enough, whatever the score", (t) => {
  const nobody = { ...row, alert: "HostDown", got: [], notifications: 0, outcome: "nobody told" as const };
  const other = { ...row, alert: "LinkDown", got: ["drill"], outcome: "wrong receiver" as const };
  const given = routed(nobody, other);
  t.deepEqual(failed(given), [["misrouted-critical", "HostDown", "LinkDown"]]);
  t.is(exitCodeOf(readinessOfParts(given)), 1);
  const all = { ...other, got: ["drill", "inbox"] };
  const mild = [nobody, other].map((one) => ({ ...one, severity: "warning" as const }));
  t.deepEqual(failed(routed(all, ...mild)), []);
});

test("a part that failed stays below the mark, also where what failed is no share of it", (t) => {
  const grouped = { ...routes, status: "failed" as const, grouping: { notifications: 3, right: 0 } };
  t.like(readinessOfParts({ ...facts, parts: { routes: grouped } }), { score: 89, verdict: "not ready" });
  const late = {
    interval: 1000,
    series: 1,
    lasted: 5000,
    exposed: 5,
    stored: 5,
    wrong: 0,
    scrapes: [1],
    stale: "never" as const,
  };
  const readiness = readinessOfParts({ ...facts, parts: { collection: judgeCollection([late]) } });
  t.like(readiness, { score: 89, verdict: "not ready" });
  const latency = facts.parts.latency;
  if (latency === undefined) throw new Error("nothing is told");
  const slow = { ...latency, status: "failed" as const, trials: latency.trials.map((one) => ({ ...one, bound: 0 })) };
  t.is(readinessOfParts({ ...facts, parts: { latency: slow } }).score, 0, "what is less stays so");
});

test("what was interrupted is not measured, whatever was seen of it", (t) => {
  const readiness = readinessOfParts({ ...facts, untestedCritical: ["DiskFull"], complete: false });
  t.is(readiness.verdict, "not measured");
  t.is(exitCodeOf(readiness), 2);
});
