import test from "ava";
import { constant, fires, gauge, group, gt, select } from "../../../alerts/kit/index.ts";
import { judgeAccuracy, type Play } from "../../../validation/judge/index.ts";
import type { SeenAlert } from "../../../validation/observe/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";
import { faultlessPlay, lookUp } from "../support/faultless-play.ts";
import { lagGroups, lagging } from "../support/lag.ts";

const faultless = faultlessPlay({ groups: lagGroups });
const judged = (play: Play) =>
  judgeAccuracy([{ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }], { untested: [] });

/** The same play with other alerts seen in one scenario. */
function seenIn(scenario: string, change: (seen: SeenAlert) => SeenAlert | undefined): Play {
  const ids = faultless.episodes.filter((one) => one.scenario.name === scenario).map(({ id }) => id);
  const alerts = faultless.observed.alerts.flatMap((one) => (ids.includes(one.episode) ? (change(one) ?? []) : one));
  return { ...faultless, observed: { ...faultless.observed, alerts } };
}

const minute = 60_000 / faultless.factor;
const later = (by: number) => (seen: SeenAlert) => ({
  ...seen,
  spans: seen.spans.map(({ state, from, to }) => ({ state, from: from + by, to: Math.max(from, to) + by })),
});

test("all that had to fire did, and nothing else", (t) => {
  const { status, findings, rules, severities, loads, mishaps } = judged(faultless);
  t.is(status, "passed");
  t.deepEqual([findings, mishaps], [[], []]);
  const counts = {
    right: 4,
    missed: 0,
    late: 0,
    false: 0,
    quiet: 2,
    precision: { hits: 4, of: 4, low: 0.5101, high: 1 },
    recall: { hits: 4, of: 4, low: 0.5101, high: 1 },
  };
  const rounded = JSON.parse(
    JSON.stringify(rules, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1e4) / 1e4 : value)),
  );
  t.deepEqual(rounded, [{ alert: "QueueLagging", severity: "critical", counts }]);
  t.is(severities.length, 1);
  t.is(loads[0]?.overall.right, 4);
});

test("the whole catalogue without a fault is judged as such", (t) => {
  const { mishaps, rules } = judged(faultlessPlay({ groups: catalogue }));
  t.deepEqual(mishaps, []);
  t.true(rules.length > 100);
});

const goesWrong = test.macro({
  exec(t, scenario: string, change: (seen: SeenAlert) => SeenAlert | undefined, outcome: string, detail: string) {
    const { status, mishaps, findings, rules } = judged(seenIn(scenario, change));
    t.is(status, "failed");
    t.deepEqual(
      mishaps.map((one) => [one.scenario, one.outcome, one.detail]),
      [[scenario, outcome, detail]],
    );
    t.is(findings.length, 1);
    const [{ counts } = { counts: undefined }] = rules;
    t.is((counts?.precision.hits ?? 0) + (counts?.recall.hits ?? 0) < 8, true);
  },
  title: (_, scenario, _change, outcome, detail) => `${scenario}: ${outcome}, ${detail}`,
});

test(goesWrong, "it lags", () => undefined, "missed", "had to fire at 8m: its expression never held");
test(
  goesWrong,
  "it lags",
  (seen) => ({ ...seen, spans: seen.spans.filter(({ state }) => state === "pending") }),
  "missed",
  "had to fire at 8m: it was pending and never fired",
);
test(goesWrong, "it lags", later(2.2 * minute), "late", "had to fire at 8m, fired at 9m23s");
test(goesWrong, "it lags", later(-0.5 * minute), "early", "fired at 6m41s, not before 7m was allowed");
test(
  goesWrong,
  "it lags",
  (seen) => ({ ...seen, spans: seen.spans.map((span) => ({ ...span, to: span.to + 2 * minute })) }),
  "not resolved",
  "had to be over by 11m, still fired at 12m10s",
);
test(
  goesWrong,
  "it grows",
  (seen) => ({ ...seen, labels: { ...seen.labels, severity: "warning" } }),
  "missed",
  "had to fire at 5m: its expression never held",
);

test("firing where silence was asked for is false, and so is a message that Prometheus knows nothing of", (t) => {
  const episode = faultless.episodes.find(({ scenario }) => scenario.name === "for a moment");
  const [other] = faultless.observed.alerts;
  const told = faultless.observed.told[0];
  if (!episode || !other || !told) throw new Error("the play has changed");
  const fired = { ...other, episode: episode.id };
  const { observed } = faultless;
  const details = (play: Play) => judged(play).mishaps.map((one) => `${one.outcome}: ${one.detail}`);
  t.deepEqual(details({ ...faultless, observed: { ...observed, alerts: [...observed.alerts, fired] } }), [
    "false: had to stay silent, fired at 6m45s",
  ]);
  const message = { ...told, episode: episode.id };
  t.deepEqual(details({ ...faultless, observed: { ...observed, told: [...observed.told, message] } }), [
    "false: had to stay silent, was told of",
  ]);
});

test("an alert of other labels that fires besides at the moment in question is false", (t) => {
  const play = seenIn("it grows", (seen) => seen);
  const [first] = play.observed.alerts.filter(
    ({ episode }) => play.episodes.find(({ id }) => id === episode)?.scenario.name === "it grows",
  );
  if (!first) throw new Error("the play has changed");
  const besides = { ...first, labels: { ...first.labels, queue: "q9" } };
  const { mishaps } = judged({ ...play, observed: { ...play.observed, alerts: [...play.observed.alerts, besides] } });
  t.deepEqual(
    mishaps.map(({ outcome, detail }) => [outcome, detail]),
    [["false", 'fires besides, with alertname="QueueLagging", job="worker", queue="q9", severity="critical"']],
  );
});

test("an alert whose rule says that it does not fire where its scenario says that it does is missed", (t) => {
  const higher = { ...lagging, expr: gt(select<"queue" | "job", "gauge">("queue_lag"), 1000) };
  const play = faultlessPlay({ groups: [group("queues", { rules: [higher] })] });
  const { status, mishaps, rules } = judged(play);
  t.is(status, "failed");
  t.deepEqual(
    mishaps.map(({ scenario, outcome, detail }) => [scenario, outcome, detail]),
    [
      ["it lags", "missed", "had to fire at 8m: by its rule it does not"],
      ["both lag", "missed", "had to fire at 6m: by its rule it does not"],
      ["it grows", "missed", "had to fire at 5m: by its rule it does not"],
    ],
  );
  t.deepEqual([rules[0]?.counts.recall.hits, rules[0]?.counts.recall.of], [0, 3]);
});

test("an alert that is over long before the moment in question is missed, and one that comes back after it late", (t) => {
  const { series } = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
  const lags = [series({ queue: "q1", job: "worker" }, [constant(0, "1m"), constant(200)])];
  const steady = { ...lagging, scenarios: [fires("it goes on", { series: lags, at: "12m" })] };
  const play = faultlessPlay({ groups: [group("queues", { rules: [steady] })] });
  const [seen] = play.observed.alerts;
  const firing = seen?.spans.at(-1);
  if (!seen || !firing) throw new Error("the play has changed");
  const outcomes = (...spans: readonly { readonly from: number; readonly to: number }[]) => {
    const firings = spans.map(({ from, to }) => ({
      state: "firing" as const,
      from: firing.from + from * minute,
      to: firing.from + to * minute,
    }));
    const observed = { ...play.observed, alerts: [{ ...seen, spans: firings }] };
    return judged({ ...play, observed }).mishaps.map(({ outcome, detail }) => `${outcome}: ${detail}`);
  };
  t.deepEqual(outcomes({ from: 0, to: 1 }), ["missed: had to fire at 12m: fired at 3m11s, over at 4m11s"]);
  // One scrape that the machine left out ends it, too, and is none of its doing.
  const [episode] = play.episodes;
  const scraped = (leftOut: number) =>
    Array.from({ length: 60 }, (_, index) => firing.from + index * 0.25 * minute).filter(
      (_, index) => index !== leftOut,
    );
  const outcomeWhere = (leftOut: number, ...again: readonly number[]) => {
    const spans = [0, ...again].map((from) => ({
      state: "firing" as const,
      from: firing.from + from * minute,
      to: firing.from + (from + 1) * minute,
    }));
    const stored = new Map([[episode?.id ?? "", scraped(leftOut)]]);
    const observed = { ...play.observed, alerts: [{ ...seen, spans }], stored };
    return judged({ ...play, observed }).mishaps.map(({ outcome }) => outcome);
  };
  t.deepEqual([outcomeWhere(5), outcomeWhere(60), outcomeWhere(55)], [[], ["missed"], ["missed"]]);
  t.deepEqual([outcomeWhere(5, 12), outcomeWhere(60, 12)], [[], ["late"]]);
  t.deepEqual(outcomes({ from: 0, to: 1 }, { from: 12, to: 14 }), ["late: had to fire at 12m, fired at 15m11s"]);
  t.deepEqual(outcomes({ from: 0, to: 8.5 }), []);
  t.deepEqual(outcomes({ from: 0, to: 1 }, { from: 7, to: 11 }), []);
});

test("what goes wrong under more load stands with that load, by severity as well", (t) => {
  const broken = { ...seenIn("it lags", () => undefined), load: 10 };
  const plays = [faultless, broken].map((play) => ({ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }));
  const { loads, severities } = judgeAccuracy(plays, { untested: [] });
  const recalls = (all: typeof severities) =>
    all.map(({ severity, counts: { recall } }) => [severity, recall.hits, recall.of]);
  t.deepEqual(recalls(severities), [["critical", 7, 8]]);
  t.deepEqual(
    loads.map((one) => [one.load, ...recalls(one.severities)]),
    [
      [1, ["critical", 4, 4]],
      [10, ["critical", 3, 4]],
    ],
  );
});

test("nothing played is nothing measured", (t) => {
  t.is(judgeAccuracy([], { untested: [] }).status, "not measured");
});
