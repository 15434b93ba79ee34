import test from "ava";
import {
  estimateResilience,
  type ResilienceProgress,
  resilienceProgress,
} from "../../../validation/kill-matrix/index.ts";

test("copies beside each other are done when the last one is, and a slow one moves the end", (t) => {
  let now = 0;
  const told: ResilienceProgress[] = [];
  const begin = resilienceProgress(
    (one) => told.push(one),
    6,
    () => now,
  );
  const [first, second] = [begin(60), begin(100)];
  first.step("bringing up");
  now = 30_000;
  second.played(2, 90);
  now = 40_000;
  first.played(1, 5);
  now = 500_000;
  second.step("playing");
  t.deepEqual(told, [
    { done: 0, of: 6, secondsLeft: 100, step: "bringing up" },
    { done: 2, of: 6, secondsLeft: 90, step: "2 of 6 cases played" },
    { done: 3, of: 6, secondsLeft: 80, step: "3 of 6 cases played" },
    { done: 3, of: 6, secondsLeft: 0, step: "playing" },
  ]);
});

test("how long it takes is known before anything starts", (t) => {
  const grouping = { by: ["alertname"], wait: "30s", interval: "5m", repeat: "4h" };
  const settings = { scrapeInterval: "15s", evaluationInterval: "15s", grouping };
  const minutes = (more: object) => estimateResilience(settings, { factor: 20, ...more }) / 60;
  t.true(minutes({ extent: "quick", lanes: 4 }) < 2);
  t.true(minutes({ lanes: 4 }) < 12);
  t.true(minutes({ extent: "all", lanes: 4 }) < 20);
  t.true(minutes({ lanes: 3 }) > minutes({ lanes: 6 }));
});
