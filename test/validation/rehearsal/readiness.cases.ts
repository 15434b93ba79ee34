import test from "ava";
import { exitCodeOf, readinessOfParts } from "../../../validation/index.ts";
import { judgeAccuracy, judgeLatency, judgeRoutes, type Play } from "../../../validation/judge/index.ts";
import type { Parts } from "../../../validation/result/index.ts";
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

test("what was interrupted is not measured, whatever was seen of it", (t) => {
  const readiness = readinessOfParts({ ...facts, untestedCritical: ["DiskFull"], complete: false });
  t.is(readiness.verdict, "not measured");
  t.is(exitCodeOf(readiness), 2);
});
