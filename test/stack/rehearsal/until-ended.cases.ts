import test from "ava";
import { untilEnded } from "../../../stack/rehearsal/until-ended.ts";

/** What a clean-up and the person at the terminal get to see. */
function seen() {
  const cleaned: string[] = [];
  const told: string[] = [];
  const options = {
    cleanUp: async () => void cleaned.push("cleaned"),
    tell: (sentence: string) => void told.push(sentence),
    remedy: "sightline validate",
  };
  return { cleaned, told, options };
}

const listeners = () => (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => process.listenerCount(signal));

test.serial("work that comes to its end is cleaned up after, and nobody listens to signals any more", async (t) => {
  const before = listeners();
  const { cleaned, told, options } = seen();
  t.deepEqual(await untilEnded(async () => "done", options), { value: "done", by: undefined });
  t.deepEqual([cleaned, told], [["cleaned"], []]);
  t.deepEqual(listeners(), before);
});

test.serial("work that fails is cleaned up after, and its error is told", async (t) => {
  const before = listeners();
  const { cleaned, options } = seen();
  const failing = untilEnded(async () => Promise.reject(new Error("no")), options);
  await t.throwsAsync(failing, { message: "no" });
  t.deepEqual(cleaned, ["cleaned"]);
  t.deepEqual(listeners(), before);
});

test.serial("work that a signal ends may still say what it has", async (t) => {
  const { cleaned, told, options } = seen();
  const work = async (ended: AbortSignal) => {
    process.emit("SIGTERM", "SIGTERM");
    t.deepEqual(cleaned, [], "the work has not ended yet");
    return ended.aborted ? "a part" : "all";
  };
  t.deepEqual(await untilEnded(work, options), { value: "a part", by: "SIGTERM" });
  t.deepEqual(cleaned, ["cleaned"]);
  t.is(told.length, 1);
});

test.serial("work that breaks off at a signal has failed because of it", async (t) => {
  const { cleaned, options } = seen();
  const work = async (ended: AbortSignal) => {
    process.emit("SIGINT", "SIGINT");
    ended.throwIfAborted();
  };
  t.deepEqual(await untilEnded(work, options), { value: undefined, by: "SIGINT" });
  t.deepEqual(cleaned, ["cleaned"]);
});

test.serial("work whose words nobody reads any more is ended, and cleaned up after", async (t) => {
  const { cleaned, told, options } = seen();
  const listening = process.stdout.listenerCount("error");
  const work = async (ended: AbortSignal) => {
    process.stdout.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    ended.throwIfAborted();
  };
  t.deepEqual(await untilEnded(work, options), { value: undefined, by: "SIGPIPE" });
  t.deepEqual([cleaned, told], [["cleaned"], []]);
  t.is(process.stdout.listenerCount("error"), listening);
});

test.serial("a second Ctrl-C does not break the clean-up off, and says what to run", async (t) => {
  const { cleaned, told, options } = seen();
  const cleanUp = async () => {
    process.emit("SIGINT", "SIGINT");
    await options.cleanUp();
  };
  await untilEnded(async () => process.emit("SIGINT", "SIGINT"), { ...options, cleanUp });
  t.deepEqual(cleaned, ["cleaned"]);
  t.is(told.length, 2);
  t.regex(told[1] ?? "", /kill -9 \d+.*sightline validate/);
});

test.serial("a clean-up that fails is told, after the work's end as after its failure", async (t) => {
  const { options } = seen();
  const cleanUp = async () => Promise.reject(new Error("still there"));
  await t.throwsAsync(
    untilEnded(async () => "done", { ...options, cleanUp }),
    { message: "still there" },
  );
});
