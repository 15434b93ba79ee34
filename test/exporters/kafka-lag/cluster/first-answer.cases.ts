import test from "ava";
import { firstAnswer } from "../../../../exporters/kafka-lag/cluster/first-answer.ts";

const forever = new Promise<never>(() => {});
const never = new AbortController().signal;

test("the next one is asked when one has no answer", async (t) => {
  const asked: number[] = [];
  const ask = async (candidate: number) => {
    asked.push(candidate);
    return candidate === 3 ? "three" : undefined;
  };
  t.is(await firstAnswer([1, 2, 3, 4], ask, 60_000, never), "three");
  t.deepEqual(asked, [1, 2, 3]);
});

test("the next one is asked beside one that takes long; the first answer counts", async (t) => {
  const asked: number[] = [];
  const ask = (candidate: number) => {
    asked.push(candidate);
    return candidate === 2 ? Promise.resolve("two") : forever;
  };
  t.is(await firstAnswer([1, 2, 3], ask, 1, never), "two");
  t.deepEqual(asked, [1, 2]);
});

test("nobody answers, or nobody is there", async (t) => {
  t.is(await firstAnswer([1, 2], async () => undefined, 60_000, never), undefined);
  t.is(await firstAnswer([], async () => "x", 60_000, never), undefined);
});

test("nobody is asked after the first answer, or the end", async (t) => {
  const asked: number[] = [];
  const late = Promise.withResolvers<undefined>();
  const ask = (candidate: number) => {
    asked.push(candidate);
    return candidate === 1 ? late.promise : Promise.resolve("two");
  };
  t.is(await firstAnswer([1, 2, 3], ask, 1, never), "two");
  late.resolve(undefined);
  await new Promise((resolve) => setTimeout(resolve, 10));
  t.deepEqual(asked, [1, 2]);
});

test("a fault in asking is not taken for no answer", async (t) => {
  await t.throwsAsync(
    firstAnswer([1], () => Promise.reject(new TypeError("fault")), 60_000, never),
    { message: "fault" },
  );
});

test("the signal ends it", async (t) => {
  const controller = new AbortController();
  const answer = firstAnswer([1, 2], () => forever, 60_000, controller.signal);
  controller.abort();
  t.is(await answer, undefined);
});
