import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";

const folder = new URL("../../../../examples/workloads/hitl/load/", import.meta.url);
// What k6 has and node has not.
Object.assign(globalThis, { open: (url: string) => readFileSync(fileURLToPath(url), "utf8") });
const load = (file: string) => import(new URL(file, folder).href);
const { loads, mixes, ramp, stress, stresses, limits } = await load("loads.js");
const { optionsOf, rampOptions, stressOptions } = (await load("options.js")) as Readonly<
  Record<"optionsOf" | "rampOptions" | "stressOptions", (...form: unknown[]) => Options>
>;
const { capacityOf, capacityText } = await load("capacity.js");
const { drawn } = await load("draw.js");

interface Options {
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
}

const short = { short: true };

test("the mixes are those of the owners", (t) => {
  const share = (mix: string) => {
    const { operations } = mixes[mix] as { operations: Record<string, number> };
    const all = Object.values(operations).reduce((sum, weight) => sum + weight, 0);
    return ((operations.create_review ?? 0) + (operations.decide ?? 0)) / all;
  };
  t.is(share("read-heavy"), 0.1);
  t.is(share("write-heavy"), 0.5);
  t.deepEqual(limits, { p95Ms: 500, errorRate: 0.001, requestsPerSecond: 100 });
  t.deepEqual(
    Object.entries(loads as Record<string, { full: object }>).map(([name, { full }]) => [name, full]),
    [
      ["read-heavy", { users: 100, seconds: 300 }],
      ["write-heavy", { users: 50, seconds: 300 }],
      ["health", { users: 5, seconds: 300 }],
    ],
  );
  t.is(ramp.full.steps[0], 10);
  t.is(ramp.full.steps.at(-1), 500);
  t.deepEqual(Object.keys(stresses), ["cpu", "memory", "pool", "latency", "all"]);
});

test("the limits are thresholds; the short form does not say how much it can take", (t) => {
  const judging = (options: Options) =>
    Object.fromEntries(Object.entries(options.thresholds).filter(([, rules]) => rules.length > 0));
  const within = { http_req_duration: ["p(95)<500"], http_req_failed: ["rate<0.001"] };
  t.deepEqual(judging(optionsOf("read-heavy")), { ...within, http_reqs: ["rate>100"] });
  t.deepEqual(judging(optionsOf("write-heavy")), { ...within, http_reqs: ["rate>100"] });
  t.deepEqual(judging(optionsOf("health")), within);
  t.deepEqual(judging(optionsOf("read-heavy", short)), within);
  t.deepEqual(judging(rampOptions()), {});
  t.deepEqual(Object.keys(judging(stressOptions("all"))).toSorted(), [
    "http_req_duration{part:after}",
    "http_req_duration{part:calm}",
    "http_req_failed{part:after}",
    "http_req_failed{part:calm}",
  ]);
});

test("every operation and every part has its figures", (t) => {
  const asked = Object.keys(optionsOf("write-heavy").thresholds);
  for (const name of [...Object.keys(mixes["write-heavy"].operations), "open_session"]) {
    t.true(asked.includes(`http_reqs{name:${name}}`), name);
  }
  for (const step of ramp.full.steps) {
    t.true(`http_req_duration{part:${step}}` in rampOptions().thresholds);
  }
});

test("the steps of the ramp follow each other", (t) => {
  const { scenarios } = rampOptions(short);
  t.deepEqual(
    Object.entries(scenarios).map(([name, { vus, startTime }]) => `${name}: ${vus} at ${startTime}`),
    ["2", "4", "6"].flatMap((users, n) => [`part-${users}: ${users} at ${n * 2}s`, `observe-${users}: 1 at ${n * 2}s`]),
  );
});

test("every short form is over within a quarter of a minute", (t) => {
  const { short: form } = stress as { short: { seconds: Record<string, number>; recoverySeconds: number } };
  const stressed = Object.values(form.seconds).reduce((sum, each) => sum + each, form.recoverySeconds);
  const others = Object.values(loads as Record<string, { short: { seconds: number } }>).map(
    (each) => each.short.seconds,
  );
  for (const seconds of [stressed, ramp.short.steps.length * ramp.short.seconds, ...others]) t.true(seconds <= 15);
});

test("operations are drawn by their weights", (t) => {
  const weights = { often: 3, seldom: 1 };
  const at = (share: number) => drawn(weights, () => share);
  t.deepEqual([0, 0.5, 0.749, 0.75, 0.999].map(at), ["often", "often", "often", "seldom", "seldom"]);
  t.is(
    drawn({ only: 1 }, () => 1),
    "only",
  );
});

const parts = [10, 25, 50].map((users) => ({ part: String(users), users, seconds: 30 }));
const broke = test.macro((t, p95: readonly number[], errors: readonly number[], text: RegExp) => {
  const metrics = Object.fromEntries(
    parts.flatMap(({ part }, n) => [
      [`http_req_duration{part:${part}}`, { values: { med: 1, "p(95)": p95[n], "p(99)": 2 } }],
      [`http_req_failed{part:${part}}`, { values: { rate: errors[n] } }],
      [`http_reqs{part:${part}}`, { values: { count: p95[n] === undefined ? 0 : 300 } }],
    ]),
  );
  const lines = capacityText(capacityOf(metrics, parts, limits)) as readonly string[];
  t.regex(lines.at(-1) ?? "", text);
  t.is(lines.length, 5);
});
test("nothing breaks", broke, [10, 20, 30], [0, 0, 0], /none up to 50 users/);
test("too slow", broke, [10, 20, 501], [0, 0, 0], /25 users are within the limits, 50 are not/);
test("too many errors", broke, [10, 20, 30], [0, 0.001, 0], /10 users are within the limits, 25 are not/);
test("from the start", broke, [900, 20, 30], [0, 0, 0], /below 10 users/);
test("no answers", broke, [10, 20], [0, 0, 0], /25 users are within the limits, 50 are not/);
