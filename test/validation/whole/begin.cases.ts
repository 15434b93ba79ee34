import test from "ava";
import { beginSteps, type Found, type Step, secondsOf } from "../../../validation/index.ts";

const nothing: Found = { parts: {}, complete: true, sentence: "done" };

/** A step that ends when it is told to, and keeps a diary. */
function scripted(title: string, diary: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const over = new AbortController();
  const step: Step = {
    title,
    parts: ["collection"],
    seconds: 10,
    async run({ signal, onProgress }) {
      diary.push(`${title} begins`);
      onProgress({ doing: `${title} works`, secondsLeft: 5 });
      signal.addEventListener(
        "abort",
        () => {
          diary.push(`${title} cleans up`);
          resolve({ ...nothing, complete: false, sentence: "ended early" });
        },
        { signal: over.signal },
      );
      return promise;
    },
  };
  const fail = (error: Error) => {
    over.abort();
    reject(error);
  };
  return { step, end: () => resolve(nothing), fail };
}

const turn = () => new Promise((done) => setImmediate(done));

test("rounds come one after the other, the steps of a round beside each other", async (t) => {
  const diary: string[] = [];
  const [a, b, c] = ["a", "b", "c"].map((title) => scripted(title, diary));
  if (!a || !b || !c) throw new Error("three were made");
  const rounds = [[a.step, b.step], [c.step]];
  t.is(secondsOf(rounds), 20);
  const begun = beginSteps(rounds, new AbortController().signal);
  await turn();
  t.deepEqual(diary, ["a begins", "b begins"]);
  a.end();
  await turn();
  t.is(diary.length, 2);
  b.end();
  await turn();
  t.deepEqual(diary.slice(2), ["c begins"]);
  c.end();
  for (const { found } of begun) t.true((await found).complete);
});

test("who comes later hears the last word of a step, and the next ones", async (t) => {
  const { step, end } = scripted("a", []);
  const [begun] = beginSteps([[step]], new AbortController().signal);
  await turn();
  const heard: unknown[] = [];
  begun?.onProgress((progress) => heard.push(progress));
  t.deepEqual(heard, [{ doing: "a works", secondsLeft: 5 }]);
  end();
  await begun?.found;
});

test("an end from outside reaches what is under way, and nothing begins after it", async (t) => {
  const diary: string[] = [];
  const [a, b] = [scripted("a", diary), scripted("b", diary)];
  const ending = new AbortController();
  const begun = beginSteps([[a.step], [b.step]], ending.signal);
  await turn();
  ending.abort();
  const found = await Promise.all(begun.map((one) => one.found));
  t.deepEqual(
    found.map(({ complete, sentence }) => [complete, sentence]),
    [
      [false, "ended early"],
      [false, "not begun"],
    ],
  );
  t.deepEqual(diary, ["a begins", "a cleans up"]);
});

test("a step that fails ends those beside it, and none begins after it", async (t) => {
  const diary: string[] = [];
  const [a, b, c] = [scripted("a", diary), scripted("b", diary), scripted("c", diary)];
  const begun = beginSteps([[a.step, b.step], [c.step]], new AbortController().signal);
  await turn();
  a.fail(new Error("no engine"));
  const all = await Promise.allSettled(begun.map((one) => one.found));
  t.deepEqual(
    all.map((one) => (one.status === "rejected" ? (one.reason as Error).message : one.value.sentence)),
    ["no engine", "ended early", "not begun"],
  );
  t.deepEqual(diary, ["a begins", "b begins", "b cleans up"]);
});
