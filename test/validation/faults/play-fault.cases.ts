import test from "ava";
import type { Fault } from "../../../systems/index.ts";
import { judgeCase } from "../../../validation/faults/judge-case.ts";
import { type PlayFaultOptions, playFault } from "../../../validation/faults/play-fault.ts";
import { type Script, scriptedScene } from "./support/scripted-scene.ts";
import { told } from "./support/told.ts";

const fault: Fault = {
  name: "gone",
  description: "It is stopped.",
  inject: [{ part: "api", action: "stop" }],
  alerts: ["ApiDown"],
};

/** Told ten seconds after the injection, over twelve seconds after the end. */
const usual: Script = {
  told: (_, since) => [told(10, "ApiDown"), ...(since >= 12 ? [told(22, "ApiDown", { status: "resolved" })] : [])],
  firing: (since, sinceEnd) => (since >= 8 && !(sinceEnd >= 6) ? ["ApiDown", "Watchdog"] : ["Watchdog"]),
};

async function played(script: Script, more: Partial<PlayFaultOptions> = {}) {
  const { scene, log } = scriptedScene({ ...usual, ...script });
  const run = await playFault({
    ...{ fault, scene, bound: 20_000, resolvedBound: 30_000, heartbeats: new Set(["Watchdog"]) },
    signal: new AbortController().signal,
    onStep: () => {},
    ...more,
  });
  return { run, log, judged: judgeCase(run) };
}

test("a fault is ended as soon as its alert has arrived, and the load when all is over", async (t) => {
  const { run, log, judged } = await played({});
  t.deepEqual(log, ["load", "begin stop", "end stop", "load ends"]);
  t.is(run.endedAt - run.injectedAt, 10_000);
  t.like(judged, { status: "passed", told: 10_000, recovered: 0, resolved: 12_000 });
});

test("an alert that stays away is waited for half as long again as it may take", async (t) => {
  const { run, judged } = await played({ told: () => [], firing: () => [] });
  t.is(run.endedAt - run.injectedAt, 30_000);
  t.like(judged, { status: "failed", arrived: [] });
});

test("what comes after the bound is late", async (t) => {
  const { judged } = await played({
    told: (_, since) => [told(25, "ApiDown"), ...(since >= 5 ? [told(30, "ApiDown", { status: "resolved" })] : [])],
  });
  t.like(judged, { status: "failed", late: ["ApiDown"], arrived: ["ApiDown"] });
});

test("a fault of which nobody is to be told lasts as long as it says", async (t) => {
  const { run, judged } = await played(
    { told: () => [], firing: () => [] },
    { fault: { ...fault, alerts: [], lasts: "45s" } },
  );
  t.is(run.endedAt - run.injectedAt, 45_000);
  t.is(judged.status, "passed");
});

test("recovery is counted from the end of the fault to when all was well, and stayed so", async (t) => {
  const { judged } = await played({
    fares: (since, sinceEnd) => ({ failedShare: since >= 0 && !(sinceEnd >= 7) ? 0.5 : 0 }),
    // For a moment only.
    healthy: (_, sinceEnd) => !(sinceEnd >= 8 && sinceEnd < 8.5),
  });
  t.like(judged, { status: "passed", recovered: 8500 });
});

test("a system that stays broken fails, with the reason", async (t) => {
  const { judged } = await played({ healthy: (since) => !(since >= 0) });
  t.is(judged.status, "failed");
  t.true(judged.notes.includes("It does not work as before: a part of it is not healthy, or not scraped."));
});

test("an alert that is not told as over fails", async (t) => {
  const { judged } = await played({ told: () => [told(10, "ApiDown")] });
  t.is(judged.status, "failed");
  t.false("resolved" in judged);
});

test("what fires and is told nobody is noted as muted", async (t) => {
  const { judged } = await played({ firing: (since, end) => (since >= 5 && !(end >= 1) ? ["ApiSlow"] : []) });
  t.like(judged, { status: "passed", notes: ["Fired and were muted by others: ApiSlow."] });
});

test("messages: while more of them wait than usual, the system is not as before", async (t) => {
  let looks = 0;
  const books = () => {
    const undelivered = Math.max(0, 200 - 50 * looks++);
    return { accepted: 500, delivered: 500 - undelivered, undelivered, forwarded: 10 };
  };
  const { judged } = await played({ books });
  // At the first look when all began, 150 and 100 wait then; 60 are three seconds of the load.
  t.like(judged, { status: "passed", recovered: 1000 });
  t.deepEqual(judged.messages, { sent: 500, delivered: 500, lost: 0, storedAndForwarded: 0 });
});

test("messages: what was stored and forwarded is counted, and what does not come is lost", async (t) => {
  let forwarded = 0;
  const counting = (undelivered: number) => () => ({
    ...{ accepted: 90, delivered: 90 - undelivered, undelivered, forwarded: forwarded++ },
  });
  const whole = await played({ books: counting(0) });
  t.is(whole.judged.status, "passed");
  t.true((whole.judged.messages?.storedAndForwarded ?? 0) > 0);
  const less = await played({ books: counting(2) });
  t.is(less.judged.status, "failed");
  t.like(less.judged.messages, { sent: 90, delivered: 88, lost: 2 });
});

const several: Fault = {
  ...fault,
  inject: [
    { part: "api", action: "pause" },
    { part: "db", fault: "slow" },
  ],
};

test("several faults begin together, and are undone in reverse", async (t) => {
  const { log } = await played({}, { fault: several });
  t.deepEqual(log, ["load", "begin pause", "begin slow", "end slow", "end pause", "load ends"]);
});

test("a part that does not take its fault is trouble, and what was done before is undone", async (t) => {
  const { log, judged } = await played({ refuses: "slow" }, { fault: several });
  t.deepEqual(log, ["load", "begin pause", "end pause", "load ends"]);
  t.like(judged, { status: "not measured", notes: ["It could not be played: db does not take slow."] });
});

test("ended early, the fault is undone, the load stopped, and nothing judged", async (t) => {
  const ending = new AbortController();
  const { log, judged } = await played(
    { told: () => [], firing: () => [], onPause: (since) => void (since >= 3 && ending.abort()) },
    { signal: ending.signal },
  );
  t.deepEqual(log, ["load", "begin stop", "end stop", "load ends"]);
  t.is(judged.status, "not measured");
});

test("an alert that fires already says nothing about the fault: it is not played", async (t) => {
  const { log, judged } = await played({ told: () => [told(-500, "ApiDown")] });
  t.deepEqual(log, ["load", "load ends"]);
  t.like(judged, { status: "not measured", notes: ["It could not be played: ApiDown fired already."] });
});

test("what fired before and goes on is not waited for at the end", async (t) => {
  const { run, judged } = await played({
    told: (_, since) => [told(-500, "Older"), ...(usual.told?.(0, since) ?? [])],
  });
  t.is(judged.status, "passed");
  t.true((run.quietAt ?? 0) - run.endedAt <= 15_000);
});

test("an alert that still fires from before is waited for", async (t) => {
  let looks = 0;
  const { run, judged } = await played({
    ...usual,
    firing: (since, sinceEnd) => (looks++ < 20 ? ["ApiDown"] : (usual.firing?.(since, sinceEnd) ?? [])),
  });
  t.true(run.injectedAt - 1_000_000 >= 18_000);
  t.is(judged.status, "passed");
});

test("what somebody had been told of before is none of it", async (t) => {
  const { judged } = await played({
    told: (_, since) => [
      told(-500, "Older"),
      told(11, "Older"),
      ...(usual.told?.(0, since) ?? []),
      ...(since >= 2 ? [told(13, "Older", { status: "resolved" })] : []),
    ],
  });
  t.like(judged, { status: "passed", undeclared: [] });
});
