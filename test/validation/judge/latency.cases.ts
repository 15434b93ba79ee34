import test from "ava";
import type { Routing } from "../../../alerts/kit/index.ts";
import { judgeLatency, type Play } from "../../../validation/judge/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";
import { faultlessPlay, lookUp, took } from "../support/faultless-play.ts";
import { lagGroups } from "../support/lag.ts";

const routing: Routing = {
  receivers: [{ name: "inbox", integrations: [] }],
  route: {
    receiver: "inbox",
    groupBy: ["alertname", "job"],
    groupWait: "30s",
    groupInterval: "5m",
    repeatInterval: "4h",
  },
};
const judged = (play: Play) => judgeLatency([{ play, sightings: lookUp(play) }], routing);

test("each stage is what lies between two stamps, and all sum to the whole", (t) => {
  const { trials, status, stages } = judged(faultlessPlay({ groups: lagGroups }));
  t.is(status, "passed");
  const [lags] = trials;
  // for: 2m at factor 20 is 6 s.
  t.deepEqual(lags?.stages, { ...took, firing: 6000 + took.firing });
  t.is(stages.find(({ stage }) => stage === "alertmanager")?.took.p50, took.alertmanager);
  for (const { stages: one, total } of trials)
    t.is(
      Object.values(one).reduce((sum, part) => sum + part, 0),
      total,
    );
});

test("a bound is made of the settings, and says which of them dominates", (t) => {
  const { alerts, trials } = judged(faultlessPlay({ groups: lagGroups }));
  const bounds = new Map(trials.map(({ scenario, bound }) => [scenario, bound]));
  // scrape 15s, evaluation 15s, range 0 + 15s, for 2m + 15s, group_wait 30s, divided by 20; and a second for the work.
  t.is(bounds.get("it lags"), (15 + 15 + 15 + 135 + 30) * 50 + 1000);
  // The second of a group waits for group_interval.
  t.is(bounds.get("both lag"), (15 + 15 + 15 + 135 + 300) * 50 + 1000);
  t.is(bounds.get("it grows"), (15 + 15 + 135 + 135 + 30) * 50 + 1000);
  t.deepEqual(alerts[0]?.dominates, { setting: "group_interval", milliseconds: 300_000 });
});

test("a trial above its bound fails, and names its stages", (t) => {
  const play = faultlessPlay({ groups: lagGroups });
  const told = play.observed.told.map((one, index) => (index === 0 ? { ...one, at: one.at + 5000 } : one));
  const { status, findings, alerts } = judged({ ...play, observed: { ...play.observed, told } });
  t.is(status, "failed");
  t.is(alerts[0]?.above, 1);
  t.regex(
    findings[0]?.message ?? "",
    /^took 13170 ms until it was told; the settings allow 11500 ms \(stored 200 ms, .* inbox 6600 ms\)\.$/,
  );
});

test("an alert that another one held back is no measure of the way", (t) => {
  const play = faultlessPlay({ groups: lagGroups });
  const inhibit = [{ source: { alertname: "Cause" }, target: { alertname: "QueueLagging" }, equal: [] }];
  const causes = play.observed.alerts.map((one) => ({ ...one, labels: { alertname: "Cause" } }));
  const held = { ...play, observed: { ...play.observed, alerts: [...play.observed.alerts, ...causes] } };
  const trialsOf = (given: Play) =>
    judgeLatency([{ play: given, sightings: lookUp(given) }], { ...routing, inhibit }).trials.length;
  t.deepEqual([trialsOf(play), trialsOf(held)], [4, 0]);
});

test("a slow receiver shows in the last stage, and in no other", (t) => {
  const play = faultlessPlay({ groups: lagGroups });
  const told = play.observed.told.map((one) => ({ ...one, at: one.at + 2000 }));
  const [before, after] = [judged(play), judged({ ...play, observed: { ...play.observed, told } })];
  const medians = ({ stages }: typeof before) => stages.map(({ took: { p50 = 0 } }) => p50);
  t.deepEqual(
    medians(after).map((one, index) => one - (medians(before)[index] ?? 0)),
    [0, 0, 0, 0, 2000],
  );
});

test("what was not told is no trial; nothing told is nothing measured", (t) => {
  const play = faultlessPlay({ groups: lagGroups });
  const silent = { ...play, observed: { ...play.observed, told: [] } };
  t.like(judged(silent), { status: "not measured", trials: [], total: { n: 0 } });
});

test("over the whole catalogue no stage is negative and the end of it is measured", (t) => {
  const { trials, resolved, alerts } = judged(faultlessPlay({ groups: catalogue }));
  t.true(trials.every(({ stages }) => Object.values(stages).every((one) => one >= 0)));
  t.true(resolved.n > 50);
  t.true(alerts.length > 100);
});

test("what the machine stalled is allowed for", (t) => {
  const play = faultlessPlay({ groups: lagGroups });
  const [quick, stalled] = [judged(play), judged({ ...play, stalled: 700 })];
  t.deepEqual(
    stalled.trials.map(({ bound }) => bound),
    quick.trials.map(({ bound }) => bound + 700),
  );
});
