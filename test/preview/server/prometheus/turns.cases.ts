import test from "ava";
import { createTurns } from "../../../../preview/server/prometheus/turns.ts";

const never = new AbortController().signal;

test("first come, first served, and never more than there are places", async (t) => {
  const turns = createTurns(() => 2);
  const order: string[] = [];
  const take = async (name: string) => {
    const end = await turns.take(never);
    order.push(name);
    return end;
  };
  const [endA, endB] = [await take("a"), await take("b")];
  const [c, d] = [take("c"), take("d")];
  t.deepEqual([turns.running, turns.waiting], [2, 2]);
  endA();
  endA();
  const endC = await c;
  t.deepEqual([turns.running, turns.waiting], [2, 1]);
  endB();
  const endD = await d;
  endC();
  endD();
  t.deepEqual([turns.running, turns.waiting, order], [0, 0, ["a", "b", "c", "d"]]);
});

test("whoever leaves while waiting gives up the place in the queue, not a turn", async (t) => {
  const turns = createTurns(() => 1);
  const end = await turns.take(never);
  const leaving = new AbortController();
  const left = turns.take(leaving.signal);
  const next = turns.take(never);
  leaving.abort(new Error("gone"));
  await t.throwsAsync(left, { message: "gone" });
  await t.throwsAsync(turns.take(AbortSignal.abort(new Error("before"))), { message: "before" });
  end();
  (await next)();
  t.deepEqual([turns.running, turns.waiting], [0, 0]);
});

test("more places are used as soon as a turn ends", async (t) => {
  let places = 1;
  const turns = createTurns(() => places);
  const end = await turns.take(never);
  const waiting = [turns.take(never), turns.take(never), turns.take(never)];
  places = 3;
  end();
  await Promise.all(waiting);
  t.deepEqual([turns.running, turns.waiting], [3, 0]);
});
