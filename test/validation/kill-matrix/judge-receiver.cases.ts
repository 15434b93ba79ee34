import test from "ava";
import { judgeReceiver, type PlayedReceiver } from "../../../validation/kill-matrix/index.ts";

const base: PlayedReceiver = {
  answer: "500",
  fault: { from: 100, to: 500 },
  willingAt: 300,
  attempts: [{ atMs: 150 }, { atMs: 250 }, { atMs: 310 }, { atMs: 520 }],
  messages: [
    { at: 310, status: "firing" },
    { at: 520, status: "resolved" },
  ],
};

const judged = test.macro((t, given: Partial<PlayedReceiver>, expected: ReturnType<typeof judgeReceiver>) => {
  t.deepEqual(judgeReceiver({ ...base, ...given }, 10), expected);
});

const good = {
  answer: "500",
  status: "passed",
  attempts: 4,
  delivered: 2,
  lost: 0,
  duplicated: 0,
  recovery: 10,
} as const;
test("told as soon as it could be", judged, {}, good);
test("nothing arrived", judged, { messages: [] }, { ...without(good), status: "failed", delivered: 0, lost: 1 });
test(
  "told twice",
  judged,
  { messages: [{ at: 305, status: "firing" }, ...base.messages] },
  { ...good, status: "failed", delivered: 3, duplicated: 1, recovery: 5 },
);

test("a slow receiver took messages all the time: it has nothing to recover from", (t) => {
  const { willingAt: _, ...slow } = base;
  t.deepEqual(judgeReceiver({ ...slow, answer: "slow" }, 10), { ...without(good), answer: "slow" });
});
test("one that never answered", judged, { answer: "none" }, { ...good, answer: "no answer" });

function without({ recovery: _, ...rest }: typeof good) {
  return rest;
}
