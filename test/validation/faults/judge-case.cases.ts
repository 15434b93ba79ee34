import test from "ava";
import type { Fault } from "../../../systems/index.ts";
import { type FaultRun, judgeCase } from "../../../validation/faults/judge-case.ts";
import { labelsKey } from "../../../validation/observe/index.ts";
import { told } from "./support/told.ts";

const fault: Fault = {
  name: "gone",
  description: "It is stopped.",
  inject: [{ part: "api", action: "stop" }],
  alerts: ["ApiDown", { alert: "TargetMissing", labels: { job: "api" } }],
  alsoAllowed: [{ alert: "ApiSlow", reason: "It is." }],
};
const missing = (at: number, job = "api") => told(at, "TargetMissing", { labels: { job, severity: "warning" } });

/** Injected at 100 s, ended at 140 s, all as it should be. */
const right: FaultRun = {
  fault,
  injectedAt: 100_000,
  endedAt: 140_000,
  workedAt: 142_500,
  amiss: [],
  quietAt: 170_000,
  told: [told(130, "ApiDown"), missing(135), told(170, "ApiDown", { status: "resolved" })],
  before: new Map(),
  heartbeats: new Set(["Watchdog"]),
  muted: [],
  bound: 60_000,
  complete: true,
};
const judged = (more: Partial<FaultRun>) => judgeCase({ ...right, ...more });

test("all as declared passes, with its times", (t) => {
  t.deepEqual(judged({}), {
    fault: "gone",
    status: "passed",
    declared: ["ApiDown", 'TargetMissing{job="api"}'],
    arrived: ["ApiDown", 'TargetMissing{job="api"}'],
    late: [],
    undeclared: [],
    told: 30_000,
    toldAll: 35_000,
    bound: 60_000,
    recovered: 2500,
    resolved: 30_000,
    notes: [],
  });
});

test("an alert with other labels is not the one that is declared", (t) => {
  const one = judged({ told: [told(130, "ApiDown"), missing(135, "db")] });
  t.is(one.status, "failed");
  t.deepEqual(one.arrived, ["ApiDown"]);
  t.deepEqual(one.undeclared, ['TargetMissing{job="db"}']);
});

test("what arrives after the bound is late, and arrived", (t) => {
  const one = judged({ told: [told(130, "ApiDown"), missing(161)] });
  t.is(one.status, "failed");
  t.deepEqual(one.late, ['TargetMissing{job="api"}']);
  t.deepEqual(one.arrived, one.declared);
  t.is(judged({ told: [told(130, "ApiDown"), missing(160)] }).status, "passed");
});

test("what is allowed is noted and passes", (t) => {
  const one = judged({ told: [...right.told, told(136, "ApiSlow")] });
  t.is(one.status, "passed");
  t.deepEqual(one.notes, ["Arrived besides, as it may: ApiSlow."]);
});

test("heartbeats, older messages and what had been told before are none of it", (t) => {
  const old = told(136, "Old");
  const messages = [...right.told, told(136, "Watchdog"), told(99, "Before"), old];
  t.is(judged({ told: messages, before: new Map([[labelsKey(old.labels), old.labels]]) }).status, "passed");
  t.deepEqual(judged({ told: messages }).undeclared, ["Old"]);
});

test("a system that does not work again fails, with what is amiss", (t) => {
  const { workedAt: _, ...rest } = right;
  const one = judgeCase({ ...rest, amiss: ["5 % of the requests fail"] });
  t.is(one.status, "failed");
  t.deepEqual(one.notes, ["It does not work as before: 5 % of the requests fail."]);
  t.false("recovered" in one);
});

test("alerts that do not end fail", (t) => {
  const { quietAt: _, ...rest } = right;
  const one = judgeCase(rest);
  t.is(one.status, "failed");
  t.false("resolved" in one);
});

test("a lost message fails, one that was stored and forwarded does not", (t) => {
  const messages = { sent: 100, delivered: 100, lost: 0, storedAndForwarded: 40 };
  t.is(judged({ messages }).status, "passed");
  t.is(judged({ messages: { ...messages, delivered: 99, lost: 1 } }).status, "failed");
});

test("where nobody is to be told, silence passes and any message fails", (t) => {
  const stands = { ...fault, alerts: [] };
  const one = judged({ fault: stands, told: [] });
  t.is(one.status, "passed");
  t.false("told" in one || "bound" in one || "resolved" in one);
  t.is(judged({ fault: stands, told: [told(130, "ApiDown")] }).status, "failed");
});

test("what could not be played or was interrupted is not judged", (t) => {
  t.like(judged({ trouble: "api does not answer", told: [] }), {
    status: "not measured",
    notes: ["It could not be played: api does not answer."],
  });
  t.is(judged({ complete: false, told: [] }).status, "not measured");
});

test("an alert that is told again is told once, at its first message", (t) => {
  const again = [told(130, "ApiDown"), told(150, "ApiDown"), missing(135)];
  t.is(judged({ told: again }).told, 30_000);
});
