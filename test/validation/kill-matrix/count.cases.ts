import test from "ava";
import fc from "fast-check";
import { type Counts, countMessages, type FaultTime, samplesMissing } from "../../../validation/kill-matrix/index.ts";

/** A fault from 100 to 200; `f120` is a message at 120 that it fires, `r220` one at 220 that it is over. */
const counted = test.macro((t, told: string, expected: Partial<Counts>, fault: FaultTime = { from: 100, to: 200 }) => {
  const none = { lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0 };
  t.deepEqual(countMessages(read(told), fault, 10), { ...none, ...expected });
});

test("told once, over once", counted, "f120 r220", {});
test("order of the journal does not matter", counted, "r220 f120", {});
test("nothing is told at all", counted, "", { lost: 1 });
test("the end is never told", counted, "f120", { lost: 1 });
test("told again while it goes on", counted, "f120 f150 f160 r220", { duplicated: 2 });
test("told twice that it is over", counted, "f120 r220 r230", { duplicated: 1 });
test("told as over and again as firing", counted, "f120 r150 f160 r220", { falseResolved: 1 });
test("told as over and left at that", counted, "f120 r150", { lost: 1, falseResolved: 1 });
test("told before it began", counted, "f90 r95 f120 r220", { falseFiring: 1 });
test("told again after it was over", counted, "f120 r220 f240 r250", { falseFiring: 1 });
test("a late beginning is late, not false", counted, "f205 r220", {});
test("told anew within the reaction, after its end was told", counted, "f150 r200 f205 r210", { falseFiring: 1 });
test("told as over too early, and corrected within the reaction", counted, "f150 r180 f205 r220", { falseResolved: 1 });
test("a beginning that comes long after is false, and lost", counted, "f240 r250", { lost: 1, falseFiring: 1 });
test("only the end is told", counted, "r220", { lost: 1, duplicated: 1 });
test("a fault that goes on", counted, "f120", {}, { from: 100 });
test("a fault that goes on and was told as over", counted, "f120 r150", { lost: 1, falseResolved: 1 }, { from: 100 });

const journal = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom("f", "r")), { maxLength: 12 })
  .map((all) => all.map(([at, status]) => `${status}${at}`).join(" "));

test("every message beyond the two that are right is under exactly one head", (t) => {
  fc.assert(
    fc.property(journal, (told) => {
      const { duplicated, falseResolved, falseFiring } = countMessages(read(told), { from: 100, to: 200 }, 10);
      const wrong = duplicated + falseResolved + falseFiring;
      const all = read(told).length;
      // What is right alternates: between two right beginnings is a false end, and between two right ends a false beginning.
      t.true(wrong <= all && all - wrong <= 2 + falseResolved + falseFiring);
    }),
    { numRuns: 1000 },
  );
});

test("a message said again is one duplicate more, and nothing else", (t) => {
  fc.assert(
    fc.property(journal, fc.nat(), (told, pick) => {
      const messages = read(told).toSorted((a, b) => a.at - b.at);
      const again = messages[pick % Math.max(1, messages.length)];
      if (again === undefined) return;
      const fault = { from: 100, to: 200 };
      const before = countMessages(messages, fault, 10);
      const index = messages.indexOf(again);
      const after = countMessages(messages.toSpliced(index, 0, again), fault, 10);
      t.deepEqual(after, { ...before, duplicated: before.duplicated + 1 });
    }),
  );
});

const missing = test.macro((t, times: readonly number[], expected: number) => {
  t.is(samplesMissing(times, 10, { from: 100, to: 150 }), expected);
});

test("one sample an interval, whatever the phase", missing, [103, 113, 123, 133, 143], 0);
test("scrapes that come a little late", missing, [103, 116, 123, 137, 143], 0);
test("a gap of two", missing, [103, 133, 143], 2);
test("a gap at the beginning and at the end", missing, [123, 133], 2);
test("no sample at all", missing, [], 4);
test("samples of other times do not count", missing, [10, 93, 103, 113, 123, 133, 143, 160], 0);

function read(told: string) {
  return told
    .split(" ")
    .filter((one) => one !== "")
    .map((one) => ({
      at: Number(one.slice(1)),
      status: one.startsWith("f") ? ("firing" as const) : ("resolved" as const),
    }));
}
