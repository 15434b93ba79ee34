import test from "ava";
import fc from "fast-check";
import { valueAt } from "../../../metrics/kit/index.ts";
import {
  allKillPoints,
  episodeOf,
  playsOf,
  scheduleOf,
  type Times,
  timesOf,
} from "../../../validation/kill-matrix/index.ts";

const grouping = { by: ["alertname"], wait: "30s", interval: "5m", repeat: "4h" };
const standard = timesOf({ scrapeInterval: "15s", evaluationInterval: "15s", grouping }, 20);

test("times of the settings, divided by the factor", (t) => {
  t.deepEqual(standard, {
    scrape: 750,
    evaluation: 750,
    for: 6000,
    resend: 3000,
    groupWait: 1500,
    groupInterval: 15_000,
    repeat: 720_000,
  } satisfies Times);
  t.is(timesOf({ scrapeInterval: "1m", evaluationInterval: "1m", grouping }, 1).for, 480_000);
});

/** When an alert becomes active and when it is told at the earliest and at the latest, with every phase of scrape and evaluation. */
function span(from: number, times: Times) {
  const active = [from, from + times.scrape + times.evaluation] as const;
  return {
    activeBy: active[1],
    firesFrom: active[0] + times.for,
    toldBy: active[1] + Math.ceil(times.for / times.evaluation) * times.evaluation + times.groupWait,
  };
}

test("whatever the settings, each alert is in its state when the part dies", (t) => {
  const seconds = fc.integer({ min: 5, max: 120 }).map((n) => `${n}s`);
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 1, max: 60 }), (scrapeInterval, evaluationInterval, factor) => {
      const times = timesOf({ scrapeInterval, evaluationInterval, grouping }, factor);
      for (const play of playsOf(allKillPoints())) {
        const { killAt, outage, probes } = scheduleOf(play, times, 1_000_000, "k");
        for (const { point, fault } of probes) {
          const { activeBy, firesFrom, toldBy } = span(fault.from, times);
          t.true(fault.from > 1_000_000);
          if (point.when === "before") t.true(fault.from > killAt && fault.from < killAt + outage);
          if (point.when === "pending") t.true(activeBy < killAt && firesFrom > killAt);
          if (point.when === "firing") t.true(toldBy < killAt && fault.to === undefined);
          if (point.when === "resolving") t.true(toldBy < killAt && fault.to === killAt);
        }
      }
    }),
  );
});

test("a play has one alert for each of its cases, told apart by state", (t) => {
  const [play] = playsOf(allKillPoints());
  t.deepEqual(play && scheduleOf(play, standard, 0, "k3").probes.map(({ id }) => id), [
    "k3-before",
    "k3-pending",
    "k3-firing",
    "k3-resolving",
  ]);
});

test("what is played is 0 exactly while the fault lasts", (t) => {
  const moment = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(moment, fc.option(fc.integer({ min: 1, max: 100_000 })), moment, (from, lasts, at) => {
      const fault = { from: 5000 + from, ...(lasts === null ? {} : { to: 5000 + from + lasts }) };
      const [series] = episodeOf({ id: "a", fault }, 5000).series;
      // At the moment of a change both values are right: it belongs to the shape before and to the one after.
      if (series === undefined || at === from || at === from + (lasts ?? 0)) return;
      t.is(valueAt(series.samples, at), at > from && (lasts === null || at < from + lasts) ? 0 : 1);
    }),
  );
});
