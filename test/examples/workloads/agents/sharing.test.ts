import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { Registry } from "prom-client";
import { createConcurrencyMonitor } from "../../../../examples/workloads/agents/operations/concurrency-monitor.ts";
import { together } from "../../../../examples/workloads/agents/operations/together.ts";
import { createSeverableWay } from "../../../../examples/workloads/agents/pools/severable.ts";
import { createRateLimiter } from "../../../../examples/workloads/agents/rate-limiter.ts";
import { createSemaphore, isNoPermit } from "../../../../examples/workloads/agents/semaphore.ts";

const longMs = 60_000;

test("a semaphore gives its permits to who waits longest", async (t) => {
  const semaphore = createSemaphore("model", 2);
  const [first, second] = [await semaphore.acquire(longMs), await semaphore.acquire(longMs)];
  const order: string[] = [];
  const wait = async (name: string) => {
    const release = await semaphore.acquire(longMs);
    order.push(name);
    return release;
  };
  const waiting = [wait("a"), wait("b"), wait("c")];
  first();
  const a = await waiting[0];
  t.deepEqual(order, ["a"]);
  second();
  await waiting[1];
  a?.();
  await waiting[2];
  t.deepEqual(order, ["a", "b", "c"]);
});

test("a permit that is released twice is one permit", async (t) => {
  const semaphore = createSemaphore("model", 1);
  const release = await semaphore.acquire(longMs);
  release();
  release();
  await semaphore.acquire(longMs);
  const error = await t.throwsAsync(semaphore.acquire(1));
  t.true(isNoPermit(error));
  t.is(error?.message, "no permit of model within 1 ms");
});

test("who gave up gets no permit, and takes none from the next", async (t) => {
  const semaphore = createSemaphore("model", 1);
  const release = await semaphore.acquire(longMs);
  const late = semaphore.acquire(1);
  const patient = semaphore.acquire(longMs);
  await t.throwsAsync(late);
  release();
  t.is(typeof (await patient), "function");
});

/** A limiter of 10 a second with 5 at once, on a clock that the test moves. */
function startLimiter() {
  let ms = 0;
  const limiter = createRateLimiter({ perSecond: 10, burst: 5, now: () => ms });
  const take = (count: number) => Array.from({ length: count }, () => limiter.take()).filter(Boolean).length;
  const pass = (by: number) => {
    ms += by;
  };
  return { limiter, take, pass };
}

test("a limiter permits its burst, then its rate, and saves up no more than the burst", (t) => {
  const { take, pass } = startLimiter();
  t.is(take(10), 5);
  pass(300);
  t.is(take(10), 3);
  pass(60_000);
  t.is(take(10), 5);
});

test("a starved limiter permits the share that is left, and all of it afterwards", (t) => {
  const { limiter, take, pass } = startLimiter();
  limiter.starve(0);
  t.is(take(5), 0);
  pass(60_000);
  t.is(take(5), 0);
  limiter.starve(0.4);
  pass(60_000);
  t.is(take(5), 2);
  limiter.starve(1);
  pass(500);
  t.is(take(10), 5);
});

test("what comes while a write is under way is written together", async (t) => {
  const writes: (readonly number[])[] = [];
  let open = () => {};
  const write = together<number>(async (items) => {
    writes.push(items);
    await new Promise<void>((resolve) => {
      open = resolve;
    });
  });
  const first = write([1]);
  await sleep(1);
  const others = [write([2]), write([3, 4])];
  t.deepEqual(writes, [[1]]);
  open();
  await first;
  await sleep(1);
  t.deepEqual(writes, [[1], [2, 3, 4]]);
  open();
  await Promise.all(others);
});

test("a write that fails fails for all of its items, and only for them", async (t) => {
  let isBroken = true;
  const write = together<number>(async () => {
    if (isBroken) throw new Error("gone");
  });
  const [first, second] = [write([1]), write([2])];
  await t.throwsAsync(first, { message: "gone" });
  await t.throwsAsync(second, { message: "gone" });
  isBroken = false;
  await t.notThrowsAsync(write([3]));
});

test("the monitor counts every operation once, and has no room beyond its limit", async (t) => {
  const registry = new Registry();
  const monitor = createConcurrencyMonitor(10, registry);
  t.true(monitor.admit("plan", 6));
  t.false(monitor.admit("act", 5));
  t.true(monitor.admit("act", 4));
  monitor.withdraw("act", 4);
  monitor.reject("plan", 3);
  for (const outcome of ["completed", "completed", "failed", "timeout"] as const) monitor.end("plan", outcome, 0.1);
  t.deepEqual(monitor.state(), {
    accepted: 6,
    rejected: 3,
    inProgress: 2,
    peak: 10,
    completed: 2,
    failed: 1,
    timeout: 1,
  });
  const text = await registry.metrics();
  t.true(text.includes('agent_operations_in_progress{operation="plan"} 2\n'));
  t.true(text.includes('agent_operations_in_progress{operation="act"} 0\n'));
  t.true(text.includes('agent_operations_total{operation="plan",outcome="rejected"} 3\n'));
  t.true(text.includes('agent_operation_duration_seconds_count{operation="plan"} 4\n'));
});

test("a way that is cut lets nothing through in either direction, and everything once it is mended", async (t) => {
  const got: string[] = [];
  const server = createServer((socket) => {
    socket.write("hello");
    socket.on("data", (data) => {
      got.push(String(data));
      socket.write("echo");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  const way = createSeverableWay();
  const heard: string[] = [];
  const connect = () => {
    const socket = way.socket();
    t.teardown(() => socket.destroy());
    socket.on("data", (data) => heard.push(String(data)));
    socket.connect((server.address() as AddressInfo).port, "127.0.0.1");
    return socket;
  };
  const before = connect();
  while (heard.length === 0) await sleep(5);
  way.cut(true);
  before.write("a");
  connect().write("b");
  await sleep(100);
  t.deepEqual([got, heard], [[], ["hello"]]);
  way.cut(false);
  // Two greetings and two echoes; what comes at once may come as one.
  while (heard.join("").length < 2 * "helloecho".length) await sleep(5);
  t.deepEqual(got.toSorted(), ["a", "b"]);
});
