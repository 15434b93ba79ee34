import test from "ava";
import { EngineError } from "../../../exporters/containers/engine/index.ts";
import { createOomTally } from "../../../exporters/containers/watch/oom-tally.ts";
import { inParallel } from "../../../exporters/containers/watch/parallel.ts";
import { startRotation } from "../../../exporters/containers/watch/rotation.ts";
import { later } from "./support/later.ts";
import { scriptedWatch } from "./support/scripted-watch.ts";

test("kills: of two witnesses in a run, the one that saw more counts, and runs add up", (t) => {
  const tally = createOomTally();
  tally.inspected(100, false, false);
  tally.counted(0);
  tally.killed();
  t.is(tally.total(), 1);
  tally.counted(2);
  t.is(tally.total(), 2);
  tally.killed();
  tally.killed();
  t.is(tally.total(), 3);
  tally.started();
  tally.inspected(200, false, true);
  tally.counted(0);
  t.is(tally.total(), 3);
  tally.counted(1);
  t.is(tally.total(), 4);
});

test("kills: a start that nobody told of is seen by the inspection, or by a count that begins anew", (t) => {
  const inspected = createOomTally();
  inspected.inspected(100, false, false);
  inspected.counted(2);
  inspected.inspected(200, false, true);
  inspected.counted(1);
  t.is(inspected.total(), 3);
  const counted = createOomTally();
  counted.inspected(100, false, false);
  counted.counted(2);
  counted.counted(1);
  t.is(counted.total(), 3);
});

test("kills: one from before the exporter's time counts once, and an end that only the inspection tells of counts", (t) => {
  const before = createOomTally();
  before.inspected(100, true, true);
  before.inspected(100, true, true);
  t.is(before.total(), 1);
  const deaf = createOomTally();
  deaf.inspected(100, false, false);
  deaf.inspected(100, true, true);
  t.is(deaf.total(), 1);
});

test("in parallel: never more than so many, everything is tried, and the first error is told", async (t) => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = async (item: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (item === 2) throw new Error("two");
    done.push(item);
  };
  const signal = new AbortController().signal;
  await t.throwsAsync(inParallel([1, 2, 3, 4, 5], 2, signal, work), { message: "two" });
  t.is(most, 2);
  t.deepEqual(done, [1, 3, 4, 5]);
  await t.throwsAsync(inParallel([1], 2, AbortSignal.abort(new Error("over")), work), { message: "over" });
});

test("a rotation rests until it is wanted, takes the even share twice, and never two steps at a time", async (t) => {
  const turns: number[] = [];
  let release = () => {};
  const rotation = startRotation({
    due: () => ({ all: 100, now: Array.from({ length: 100 }, (_, index) => index) }),
    read: async (items) => {
      turns.push(items.length);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    },
    intervalMs: () => 50,
    onError: (error) => t.fail(String(error)),
    stepMs: 1,
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.deepEqual(turns, []);
  rotation.wanted();
  await later(() => turns.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  t.deepEqual(turns, [4]);
  release();
  await later(() => turns.length === 2);
  release();
  await rotation.close();
});

test("containers are inspected once, and again when something happened to them", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a", "b"] });
  await watch.collect();
  await watch.collect();
  t.deepEqual(watch.inspected, ["a", "b"]);
  await watch.tell("b", "update");
  await watch.collect();
  t.deepEqual(watch.inspected, ["a", "b", "b"]);
  watch.clock.ms += 601_000;
  await watch.collect();
  t.deepEqual(watch.inspected, ["a", "b", "b", "a", "b"]);
});

test("a container that is gone between the list and its inspection is no failure, another error is one", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a", "b"] });
  watch.faults.set("a", new EngineError("inspect", "answered 404", { status: 404 }));
  const { text, collectors } = await watch.collect();
  t.false(text.includes('name="a"'));
  t.true(text.includes('name="b"'));
  t.is(collectors.get("inspect"), true);
  watch.faults.set("b", new EngineError("inspect", "answered 500", { status: 500 }));
  await watch.tell("b", "update");
  const second = await watch.collect();
  t.is(second.collectors.get("inspect"), false);
  t.true(second.text.includes('container_state{name="b",image="image-b",state="running"} 1'));
});

test("without the kernel's files everything comes from the engine, and what it could not give is said", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a", "b"] });
  watch.statsFaults.set("b", new Error("no"));
  const { text, collectors } = await watch.collect();
  t.is(collectors.get("statistics"), false);
  t.true(text.includes('container_memory_usage_bytes{name="a",image="image-a"} 1000'));
  t.false(text.includes('container_memory_usage_bytes{name="b"'));
  t.true(text.includes('container_values_unknown{values="usage",reason="failed"} 1'));
  t.true(text.includes('container_sources{source="engine"} 1'));
  watch.statsFaults.clear();
  t.false((await watch.collect()).text.includes("container_values_unknown"));
});

test("an engine that does not list is told as such, and no container is made up", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a"] });
  watch.listFault.error = new EngineError("list", "no answer within 5 s", {});
  await t.throwsAsync(watch.collect(), { message: "the engine's list: no answer within 5 s" });
  t.is(watch.failure(), "the engine's list: no answer within 5 s");
});

test("a kill that comes before the container was ever listed is not lost", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a"] });
  await watch.tell("a", "oom");
  t.true((await watch.collect()).text.includes('container_oom_events_total{name="a",image="image-a"} 1'));
});

test("those that are left out are not asked about", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a", "b"], wants: (name) => name !== "b" });
  const { text } = await watch.collect();
  t.false(text.includes('"b"'));
  t.deepEqual(watch.inspected, ["a"]);
});

test("networks are read once at first, then in turn", async (t) => {
  const watch = scriptedWatch(t, { containers: ["a"] });
  const { text } = await watch.collect();
  t.true(text.includes('container_network_receive_bytes_total{name="a",image="image-a",interface="eth0"} 5'));
});
