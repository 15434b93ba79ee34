import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import anyTest, { type ExecutionContext, type TestFn } from "ava";
import { parse } from "csv-parse/sync";
import { execa } from "execa";
import { temporaryFolder } from "../../../../exporters/support/folder.ts";
import { ask, untilReadiness } from "../support/client.ts";
import { type Hitl, startHitl } from "../support/start-hitl.ts";

const test = anyTest as TestFn<Hitl>;
let running: Hitl | undefined;

test.serial.before(async (t) => {
  // What is slow here only because the machine is must not count as failed.
  running = await startHitl(["--postgres.timeout=20s", "--redis.timeout=20s"]);
  t.context = running;
});
test.after.always(() => running?.remove());

const load = (file: string) =>
  fileURLToPath(new URL(`../../../../../examples/workloads/hitl/load/${file}`, import.meta.url));
const { mixes } = JSON.parse(readFileSync(load("loads.json"), "utf8")) as {
  readonly mixes: Readonly<Record<string, { readonly operations: Readonly<Record<string, number>> }>>;
};

/** What k6 leaves behind, as far as the tests look. */
interface Result {
  readonly load: { readonly name: string; readonly short: boolean };
  readonly metrics: Readonly<
    Record<string, { readonly values: Record<string, number>; readonly thresholds?: Record<string, { ok: boolean }> }>
  >;
  readonly capacity?: Capacity;
}

interface Capacity {
  readonly parts: readonly {
    readonly part: string;
    readonly requests: number;
    readonly p50_ms: number;
    readonly error_rate: number;
    readonly within_limits: boolean;
    readonly cpu_percent: number;
    readonly memory_megabytes: number;
  }[];
  readonly last_within_limits: number | null;
}

test.serial("every mix runs in both tools, and every request has the name of an operation", async (t) => {
  await untilReadiness(t.context.url, "up postgres=up redis=up");
  const locust = Promise.all(["read-heavy", "health"].map((name) => runLocust(t, name)));
  for (const [name, { exitCode, output, result }] of await all(["read-heavy", "write-heavy", "health"], (name) =>
    runK6(t, name),
  )) {
    t.log(output);
    const judged = Object.values(result.metrics).flatMap(({ thresholds = {} }) => Object.values(thresholds));
    // How fast it is here and now is not for a test to say.
    t.is(exitCode, judged.every(({ ok }) => ok) ? 0 : 99, output);
    t.is(judged.length, 2);
    t.like(result.load, { name: `hitl-${name}`, short: true });
    t.is(result.metrics.http_req_failed?.values.rate, 0);
    const counts = operationsOf(name).map(
      (each) => result.metrics[`http_reqs{name:${each}}`]?.values.count ?? Number.NaN,
    );
    t.is(sum(counts), result.metrics.http_reqs?.values.count ?? 0, `of ${operationsOf(name)}`);
  }
  for (const { name, exitCode, output, rows } of await locust) {
    t.log(output);
    t.is(exitCode, output.includes("✘") ? 1 : 0, output);
    const own = rows.filter((row) => row.Name !== "Aggregated");
    t.deepEqual(
      own.map((row) => row.Name).filter((each) => !operationsOf(name).includes(each ?? "")),
      [],
    );
    t.true(own.length > 2, output);
    t.is(sum(own.map((row) => Number(row["Request Count"]))), Number(rows.at(-1)?.["Request Count"]));
    t.is(rows.at(-1)?.["Failure Count"], "0");
  }
});

test.serial("the ramp tells of every step and where it broke, in both tools", async (t) => {
  const [k6, locust] = await Promise.all([runK6(t, "ramp"), runLocust(t, "ramp")]);
  t.log(k6.output, locust.output);
  t.is(k6.exitCode, 0, "a breaking point that was found is no failure");
  t.is(locust.exitCode, 0, locust.output);
  for (const capacity of [k6.result.capacity, locust.capacity]) {
    t.deepEqual(
      capacity?.parts.map(({ part }) => part),
      ["2", "4", "6"],
    );
    for (const { part, requests, cpu_percent: cpu, memory_megabytes: memory } of capacity?.parts ?? []) {
      t.true(requests > 0 && cpu > 0 && memory > 10, `step ${part}: ${requests} requests, ${cpu} %, ${memory} MB`);
    }
  }
  t.regex(k6.output, /breaking point: (none up to 6 users|below \d users|\d users are within the limits, \d are not)/);
  t.regex(locust.output, /last step within the limits: (6|4|2|None) users/);
});

test.serial("a stress test sets its faults and judges before and after", async (t) => {
  const { exitCode, output, result } = await runK6(t, "stress", { STRESS: "all" });
  t.log(output);
  const [calm, stress, after] = result.capacity?.parts ?? [];
  t.is(exitCode, calm?.within_limits && after?.within_limits ? 0 : 99, output);
  t.true((stress?.p50_ms ?? 0) > 190, "there and back, 100 ms more each");
  t.deepEqual([calm?.error_rate, after?.error_rate], [0, 0]);
  const { body } = await ask<{ readonly faults: readonly { readonly active: unknown }[] }>(
    `${t.context.url}/admin/faults`,
  );
  t.true(
    body.faults.every(({ active }) => active === null),
    "nothing is left",
  );

  const wrong = await runK6(t, "stress", { STRESS: "love" });
  t.regex(wrong.output, /STRESS=love: there are cpu, memory, pool, latency, all/);
  t.not(wrong.exitCode, 0);
  t.regex((await runLocust(t, "stress-love")).output, /LOAD=stress-love: there are read-heavy, .*, stress-all/);
});

async function runK6(t: ExecutionContext<Hitl>, name: string, more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder(t);
  const settings = Object.entries({ TARGET: t.context.url, RESULTS: folder, SHORT: "1", ...more });
  const flags = settings.flatMap(([key, value]) => ["-e", `${key}=${value}`]);
  const { exitCode, all: output } = await execa(
    "k6",
    ["run", "--quiet", "--no-usage-report", "--address", "", ...flags, load(`${name}.js`)],
    { all: true, reject: false, env: { K6_NO_COLOR: "true" } },
  );
  const file = join(folder, `hitl-${name === "stress" ? `stress-${more.STRESS}` : name}.json`);
  const result = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { metrics: {} }) as Result;
  return { exitCode, output, result };
}

async function runLocust(t: ExecutionContext<Hitl>, name: string) {
  const folder = temporaryFolder(t);
  const csv = join(folder, `hitl-${name}`);
  const { exitCode, all: output } = await execa(
    "locust",
    ["-f", load("locustfile.py"), "--headless", "--only-summary", "--csv", csv],
    {
      all: true,
      reject: false,
      // Python's compiled files do not belong beside the sources.
      env: { LOAD: name, SHORT: "1", TARGET: t.context.url, RESULTS: folder, PYTHONDONTWRITEBYTECODE: "1" },
    },
  );
  const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  const rows = parse(read(`${csv}_stats.csv`) ?? "", { columns: true }) as Readonly<Record<string, string>>[];
  const capacity = JSON.parse(read(`${csv}_capacity.txt`) ?? "null") as Capacity | null;
  return { name, exitCode, output, rows, capacity: capacity ?? undefined };
}

/** The names that a mix's requests may have. */
function operationsOf(mix: string): readonly string[] {
  const own = Object.keys(mixes[mix]?.operations ?? {});
  return own.includes("decide") ? [...own, "open_session"] : own;
}

/** Does something for each of some names at once. */
async function all<T>(names: readonly string[], run: (name: string) => Promise<T>) {
  return Promise.all(names.map(async (name) => [name, await run(name)] as const));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}
