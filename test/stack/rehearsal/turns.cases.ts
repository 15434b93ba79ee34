import test from "ava";
import { turnsUntil } from "../../../stack/rehearsal/turns.ts";

test("one after the other, also after one that failed", async (t) => {
  const turns = turnsUntil(new AbortController().signal);
  const done: string[] = [];
  const slow = turns.take(async () => {
    await new Promise(setImmediate);
    done.push("slow");
    throw new Error("no");
  });
  const next = turns.take(async () => done.push("next"));
  await t.throwsAsync(slow, { message: "no" });
  await next;
  t.deepEqual(done, ["slow", "next"]);
});

test("after the signal none begins, and what was under way says why it failed", async (t) => {
  const ending = new AbortController();
  const turns = turnsUntil(ending.signal);
  const begun: string[] = [];
  const underWay = turns.take(async () => {
    begun.push("first");
    ending.abort(new Error("ended"));
    throw new Error("a message that only tells how");
  });
  const waiting = turns.take(async () => begun.push("second"));
  await t.throwsAsync(underWay, { message: "ended" });
  await t.throwsAsync(waiting, { message: "ended" });
  await t.throwsAsync(
    turns.take(async () => begun.push("third")),
    { message: "ended" },
  );
  t.deepEqual(begun, ["first"]);
});

test("over is when what was taken is over, however it ended", async (t) => {
  const turns = turnsUntil(new AbortController().signal);
  let ended = false;
  const work = turns.take(async () => {
    await new Promise(setImmediate);
    ended = true;
    throw new Error("no");
  });
  await turns.over();
  t.true(ended);
  await t.throwsAsync(work);
});
