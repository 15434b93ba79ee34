import test, { type ExecutionContext } from "ava";
import { Pool } from "pg";
import { Registry } from "prom-client";
import {
  databasePoolMetrics,
  instrumentDatabasePool,
  instrumentSemaphore,
  pgPoolState,
  type Release,
  semaphoreMetrics,
} from "../../../metrics/instrument/index.ts";

/** Values of a registry's series by their name, labels and bounds left out of those that have one instance. */
async function valuesOf(registry: Registry, prefix: string): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split("\n").filter((line) => line.startsWith(prefix));
  const pairs = lines.filter((line) => !/_bucket|_seconds_sum/.test(line)).map((line) => line.split(/\{.*\} /));
  return Object.fromEntries(pairs.map(([name = "", value]) => [name.slice(prefix.length), Number(value)]));
}

const semaphoreValues = (registry: Registry) => valuesOf(registry, "shop_semaphore_");
const poolValues = (registry: Registry) => valuesOf(registry, "shop_db_pool_");

/** A semaphore that lets in as many as it is told, one after the other, and refuses when it is told. */
function slowSemaphore() {
  const asked: { resolve: (release: Release) => void; reject: (error: Error) => void }[] = [];
  let released = 0;
  return {
    acquire: () => new Promise<Release>((resolve, reject) => asked.push({ resolve, reject })),
    grant: () =>
      asked.shift()?.resolve(() => {
        released += 1;
      }),
    refuse: () => asked.shift()?.reject(new Error("no permit in time")),
    released: () => released,
  };
}

function setUp() {
  const registry = new Registry();
  const meter = instrumentSemaphore(semaphoreMetrics("shop"), registry, "printer", { limit: 2 });
  return { registry, meter };
}

/** What is held and who waits, and of the rest what is named. */
async function holds(t: ExecutionContext, registry: Registry, inUse: number, waiting: number, rest: object = {}) {
  t.like(await semaphoreValues(registry), { permits_in_use: inUse, waiting_operations: waiting, ...rest });
}

test("a permit is waited for, held and released once", async (t) => {
  const { registry, meter } = setUp();
  const semaphore = slowSemaphore();
  const acquire = meter.wrap(semaphore.acquire);
  const first = acquire();
  const second = acquire();
  await holds(t, registry, 0, 2, { permits_limit: 2, wait_seconds_count: 0 });
  semaphore.grant();
  const release = await first;
  await holds(t, registry, 1, 1, { wait_seconds_count: 1 });
  release();
  release();
  t.is(semaphore.released(), 2, "what the semaphore makes of it is its own affair");
  await holds(t, registry, 0, 1);
  semaphore.refuse();
  await t.throwsAsync(second, { message: "no permit in time" });
  await holds(t, registry, 0, 0, { failures_total: 1, wait_seconds_count: 2 });
});

test("a permit that cannot even be asked for is a failure", async (t) => {
  const { registry, meter } = setUp();
  const acquire = meter.wrap(() => {
    throw new Error("closed");
  });
  await t.throwsAsync(acquire(), { message: "closed" });
  await holds(t, registry, 0, 0, { failures_total: 1 });
});

test("a release that throws has released", async (t) => {
  const { registry, meter } = setUp();
  const acquire = meter.wrap(async () => () => {
    throw new Error("twice");
  });
  t.throws(await acquire(), { message: "twice" });
  await holds(t, registry, 0, 0);
});

test("arguments and results go through", async (t) => {
  const { meter } = setUp();
  const acquire = meter.wrap(async (_weight: number, log: string[]) => () => void log.push("released"));
  const log: string[] = [];
  (await acquire(3, log))();
  t.deepEqual(log, ["released"]);
});

test("work under a permit: in use while it runs, also when it throws", async (t) => {
  const { registry, meter } = setUp();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const run = meter.wrapRunner(async (work) => {
    await gate;
    return work();
  });
  const done = run(async () => {
    await holds(t, registry, 1, 0, { wait_seconds_count: 1 });
    return "printed";
  });
  await holds(t, registry, 0, 1);
  open();
  t.is(await done, "printed");
  await t.throwsAsync(
    run(() => {
      throw new Error("paper jam");
    }),
    { message: "paper jam" },
  );
  await holds(t, registry, 0, 0, { failures_total: 0, wait_seconds_count: 2 });
});

test("work that never began is a failure", async (t) => {
  const { registry, meter } = setUp();
  const run = meter.wrapRunner(async () => {
    throw new Error("queue is full");
  });
  await t.throwsAsync(
    run(() => "printed"),
    { message: "queue is full" },
  );
  await holds(t, registry, 0, 0, { failures_total: 1, wait_seconds_count: 1 });
});

test("a limit that cannot be told is absent, everything else is not", async (t) => {
  const registry = new Registry();
  instrumentSemaphore(semaphoreMetrics("shop"), registry, "printer", {
    limit: () => {
      throw new Error("unknown");
    },
  });
  const values = await semaphoreValues(registry);
  t.is(values.permits_limit, undefined);
  t.is(values.permits_in_use, 0);
});

test("ten thousand that come and go, some by errors, leave nothing", async (t) => {
  const { registry, meter } = setUp();
  const acquire = meter.wrap(async (refused: boolean) => {
    await Promise.resolve();
    if (refused) throw new Error("no");
    return () => {};
  });
  const one = async (index: number) => (await acquire(index % 3 === 0))();
  const results = await Promise.allSettled(Array.from({ length: 10_000 }, (_, index) => one(index)));
  const refused = results.filter(({ status }) => status === "rejected").length;
  await holds(t, registry, 0, 0, { failures_total: refused, wait_seconds_count: 10_000 });
});

const timeouts: readonly Error[] = [
  new Error("timeout exceeded when trying to connect"),
  Object.assign(new Error("Knex: Timeout acquiring a connection. The pool is probably full."), {
    name: "KnexTimeoutError",
  }),
  Object.assign(new Error("ResourceRequest timed out"), { name: "TimeoutError" }),
];
const errors: readonly unknown[] = [
  Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" }),
  Object.assign(new Error("connect ETIMEDOUT 10.0.0.1:5432"), { code: "ETIMEDOUT" }),
  "no error at all",
];

test("no connection in time is told from no connection", async (t) => {
  const registry = new Registry();
  const pool = instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main");
  for (const error of [...timeouts, ...errors]) {
    await pool
      .acquire(() => Promise.reject(error))
      .then(
        () => t.fail(),
        (thrown) => t.is(thrown, error),
      );
  }
  t.is(await pool.acquire(async () => "connection"), "connection");
  t.like(await poolValues(registry), { timeouts_total: 3, errors_total: 3, wait_seconds_count: 7 });
});

test("a service that knows better says what a timeout is", async (t) => {
  const registry = new Registry();
  const pool = instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main", {
    isTimeout: (error) => error === "late",
  });
  await t.throwsAsync(
    pool.acquire(() => Promise.reject("late")),
    { any: true },
  );
  t.like(await poolValues(registry), { timeouts_total: 1, errors_total: 0 });
});

test("the state of a pool is asked once for each reading, and its gauges go when it cannot be told", async (t) => {
  const registry = new Registry();
  const pool = instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main");
  t.is((await poolValues(registry)).connections_in_use, undefined);
  let asked = 0;
  pool.read(() => {
    asked += 1;
    if (asked === 2) throw new Error("pool is closed");
    return { inUse: asked, idle: 0, limit: 10, waiting: 4 };
  });
  t.like(await poolValues(registry), { connections_in_use: 1, connections_limit: 10, waiting_requests: 4 });
  t.is((await poolValues(registry)).connections_in_use, undefined);
  t.like(await poolValues(registry), { connections_in_use: 3 });
});

test("node-postgres's own pool tells its state and its errors", async (t) => {
  const registry = new Registry();
  const pool = instrumentDatabasePool(databasePoolMetrics("shop"), registry, "main");
  const postgres = new Pool({ host: "127.0.0.1", port: 1, max: 7 });
  t.teardown(() => postgres.end());
  pool.read(pgPoolState(postgres));
  await t.throwsAsync(
    pool.acquire(() => postgres.connect()),
    { code: "ECONNREFUSED" },
  );
  t.like(await poolValues(registry), {
    connections_in_use: 0,
    connections_idle: 0,
    connections_limit: 7,
    waiting_requests: 0,
    errors_total: 1,
  });
});
