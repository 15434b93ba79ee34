import test from "ava";
import { fastify } from "fastify";
import { pino } from "pino";
import { createFaultBoard, faultCatalog, healthBodies } from "../../../../examples/workloads/hitl/faults/index.ts";
import { addHealthRoutes, createMonitor } from "../../../../examples/workloads/hitl/health/index.ts";
import { countOpenReviews } from "../../../../examples/workloads/hitl/open-reviews.ts";
import { hitlSettings } from "../../../../examples/workloads/hitl/settings.ts";
import { startUp } from "../../../../examples/workloads/hitl/start-up.ts";
import type { ReviewStore } from "../../../../examples/workloads/hitl/store/index.ts";
import { until } from "../support/until.ts";

interface State {
  postgres: boolean;
  redis: boolean;
  started: boolean;
}

function startHealth(state: State) {
  let asked = 0;
  const probe = (name: "postgres" | "redis") => async () => {
    asked++;
    if (!state[name]) throw new Error("gone");
  };
  const monitor = createMonitor({
    probes: { postgres: probe("postgres"), redis: probe("redis") },
    fault: (name) => (name === "redis" ? "refused" : undefined),
    everyMs: 3_600_000,
  });
  const faults = createFaultBoard();
  const app = fastify();
  addHealthRoutes(app, {
    monitor,
    faults,
    startUp: { seconds: () => (state.started ? 1.5 : undefined), done: Promise.resolve() },
  });
  const get = async (path: string) => {
    const answer = await app.inject(path);
    return { status: answer.statusCode, body: answer.json() };
  };
  return { app, faults, get, asked: () => asked };
}

const answered = test.macro(async (t, state: State, expected: Readonly<Record<string, string>>) => {
  const { get } = startHealth(state);
  for (const [path, said] of Object.entries(expected)) {
    const { status, body } = await get(path);
    const dependencies = Object.entries(body.dependencies ?? {}) as [string, { status: string }][];
    t.is([status, body.status, ...dependencies.map(([name, each]) => `${name}=${each.status}`)].join(" "), said, path);
    t.is(body.started_at, new Date(performance.timeOrigin).toISOString());
  }
});
test(
  "all is well",
  answered,
  { postgres: true, redis: true, started: true },
  {
    "/health": "200 up postgres=up redis=up",
    "/health/live": "200 up",
    "/health/ready": "200 up postgres=up redis=up",
    "/health/startup": "200 up",
  },
);
test(
  "one is away",
  answered,
  { postgres: true, redis: false, started: true },
  {
    "/health": "200 degraded postgres=up redis=down",
    "/health/live": "200 up",
    "/health/ready": "503 down postgres=up redis=down",
    "/health/startup": "200 up",
  },
);
test(
  "it starts",
  answered,
  { postgres: false, redis: true, started: false },
  {
    "/health": "503 starting postgres=down redis=up",
    "/health/live": "200 up",
    "/health/ready": "503 starting postgres=down redis=up",
    "/health/startup": "503 starting postgres=down redis=up",
  },
);

test("who asks at the same time is told the same; live asks nobody", async (t) => {
  const { get, asked } = startHealth({ postgres: true, redis: false, started: true });
  const [first, second] = await Promise.all([get("/health/ready"), get("/health/ready"), get("/health/live")]);
  t.is(asked(), 2);
  t.is(first.body.dependencies.redis.error, "refused", "the link knows better than the client");
  t.deepEqual(first.body.dependencies, second.body.dependencies);
  t.is((await get("/health/startup")).body.startup_seconds, 1.5);
});

test("a dependency that never answers is down after a while", async (t) => {
  const never = () => new Promise(() => {});
  const monitor = createMonitor({ probes: { postgres: never, redis: never }, fault: () => undefined, limitMs: 5 });
  t.like((await monitor.check()).postgres, { status: "down", error: "no answer within 0.005 s" });
  monitor.stop();
});

for (const body of healthBodies.filter((each) => !["slow", "hang"].includes(each))) {
  test(`a health body that is ${body} comes only where it was asked for`, async (t) => {
    const { app, faults } = startHealth({ postgres: true, redis: true, started: true });
    const truth = (await app.inject("/health/live")).json();
    faults.set("health-body", { body, endpoint: "ready" });
    t.like((await app.inject("/health/live")).json(), { status: truth.status });
    const answer = await app.inject("/health/ready");
    t.not(parsed(answer.body).dependencies?.postgres?.status, "up");
    t.is(answer.statusCode, body === "redirect" ? 302 : 200);
    faults.clearAll();
    t.like((await app.inject("/health/ready")).json(), { dependencies: { postgres: { status: "up" } } });
  });
}

function parsed(text: string): { readonly dependencies?: { readonly postgres?: { readonly status: unknown } } } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

test("a start takes its steps in order, again and again until they work", async (t) => {
  const log: string[] = [];
  const stopping = new AbortController();
  let tries = 0;
  const steps = [
    {
      name: "first",
      run: async () => {
        log.push(`first ${++tries}`);
        if (tries < 2) throw new Error("not yet");
      },
    },
    { name: "second", run: async () => log.push("second") },
  ];
  const starting = startUp(steps, pino({ level: "silent" }), stopping.signal);
  t.is(starting.seconds(), undefined);
  await starting.done;
  t.deepEqual(log, ["first 1", "first 2", "second"]);
  t.true((starting.seconds() ?? 0) > 0);
});

test("a start that is broken off ends, and never was one", async (t) => {
  const stopping = new AbortController();
  const starting = startUp([], pino({ level: "silent" }), stopping.signal, 3_600_000);
  stopping.abort();
  await starting.done;
  t.is(starting.seconds(), undefined);
});

test("open reviews are counted after a change; while nobody can count them they are unknown", async (t) => {
  let answer: () => Promise<number> = async () => 3;
  const store = { countOpen: () => answer(), prune: async () => {} } as Partial<ReviewStore> as ReviewStore;
  const told: (number | undefined)[] = [];
  const open = countOpenReviews({
    store,
    starting: { seconds: () => 1, done: Promise.resolve() },
    changed: (count) => told.push(count),
    soonMs: 5,
  });
  await until("counted", () => open.count() === 3);
  answer = () => Promise.reject(new Error("gone"));
  open.changed();
  await until("unknown", () => told.at(-1) === undefined && told.length > 1);
  answer = async () => 4;
  await until("counted again", () => open.count() === 4);
  open.stop();
  t.is(told.at(-1), 4);
});

test("every fault's defaults are in their bounds", (t) => {
  for (const name of Object.keys(faultCatalog).filter((each) => !["crash", "burn-cpu", "leak-memory"].includes(each))) {
    const board = createFaultBoard();
    t.notThrows(() => board.set(name, {}), name);
    board.clearAll();
  }
});

test("addresses are those of the dependencies, without passwords", (t) => {
  const said = (flag: "postgres.url" | "redis.url", url: string) =>
    hitlSettings[flag].safeParse(url).error?.issues[0]?.message;
  t.is(said("postgres.url", "postgres://hitl@db:5432/hitl"), undefined);
  t.is(said("redis.url", "redis://cache:6379/2"), undefined);
  t.is(said("postgres.url", "mysql://db"), "is no postgres address");
  t.is(said("redis.url", "cache:6379"), "is no redis address");
  t.is(said("postgres.url", "postgres://a:b@db/hitl"), "holds a password; put it into a file");
});
