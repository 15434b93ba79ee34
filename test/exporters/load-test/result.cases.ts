import test from "ava";
import fc from "fast-check";
import { bounded } from "../../../exporters/load-test/run/index.ts";
import { DefinitionError } from "../../../problems/index.ts";
import { type files, resultOf, runOf, textOf } from "./support/results.ts";

const faultOf = (text: string): string => {
  try {
    resultOf(text);
    return "taken";
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.findings.map(({ message }) => message).join("; ");
  }
};

const refused = test.macro({
  exec(t, text: string, expected: RegExp) {
    t.regex(faultOf(text), expected);
  },
  title: (_, text: string, expected: RegExp) => `refused: ${JSON.stringify(text.slice(0, 40))} – ${expected.source}`,
});

test(refused, "", /neither JSON nor one of Locust's CSV files/);
test(refused, "<html>", /neither JSON nor one of Locust's CSV files/);
test(refused, "a,b\n1,2\n", /neither JSON nor one of Locust's CSV files/);
test(refused, "{}", /JSON, but no result of k6 or Locust/);
test(refused, "[]", /JSON, but no result of k6 or Locust/);
test(refused, '[{"a":1}]', /JSON, but no result of k6 or Locust/);
test(refused, '{"metrics":[]}', /JSON, but no result of k6 or Locust/);
test(refused, '{"version":"1.0.0","results":{}}', /JSON, but no result of k6 or Locust/);
test(refused, '{"metrics":{"a":', /no whole JSON document/);
test(refused, '{"stats":[{"name":"Aggregated","num_requests":0}],"state":"ready"}', /has not run anything/);

for (const file of ["summary", "summaryExport", "machineReadable", "sameRunJson", "webUi", "stats"] as const)
  test(`cut off anywhere, ${file} is refused`, (t) => {
    const whole = textOf(file).trimEnd();
    const step = Math.max(1, Math.floor(whole.length / 150));
    for (let length = 1; length < whole.length; length += step) {
      const fault = faultOf(whole.slice(0, length));
      if (fault === "taken") return t.fail(`${length} of ${whole.length} bytes were taken`);
    }
    t.pass();
  });

for (const file of ["failures", "history", "exceptions"] as const)
  test(`${file}, whose rows may end anywhere, is refused in the middle of one`, (t) => {
    const whole = textOf(file);
    const last = whole.trimEnd().lastIndexOf("\n");
    for (let length = last + 2; length < whole.trimEnd().length; length += 1)
      t.is(
        faultOf(whole.slice(0, length)),
        "is no whole CSV file: the last row has no end",
        whole.slice(last + 1, length),
      );
    t.is(faultOf(whole), "taken");
  });

test("a file written by Windows's shell, with a byte order mark, is read", (t) => {
  t.is(faultOf(`\ufeff${textOf("summary")}`), "taken");
  t.is(faultOf(`\ufeff${textOf("stats")}`), "taken");
});

test("the text of a result is not in what is said about it", (t) => {
  t.notRegex(faultOf('{"metrics": {"token": "sesame"} sesame'), /sesame/);
});

test("values that are no amounts are not known", (t) => {
  const values = { count: -1, rate: "5", avg: null, min: -0.5, med: {}, "p(95)": [1], "p(1000)": 3 };
  const run = runOf(
    JSON.stringify({
      state: { testRunDurationMs: -5 },
      metrics: {
        http_reqs: { type: "counter", values },
        http_req_duration: { type: "trend", values, thresholds: { "p(95)<1": { ok: "yes" }, "p(9)<1": null } },
        http_req_failed: { type: "rate", values: { passes: -1, fails: 2 } },
        nothing: null,
        odd: { type: "histogram", values },
        constructor: { type: "counter", values: { count: 1 } },
        __proto__x: 5,
      },
      root_group: {
        checks: [{ name: 5, passes: 1, fails: 1 }, { name: "a", passes: -1, fails: 1 }, 7],
        groups: "none",
      },
    }),
  );
  t.deepEqual(run.totals, [{ protocol: "http", quantiles: [] }]);
  t.deepEqual([run.checks, run.thresholds, run.durationSeconds], [[], [], undefined]);
  t.deepEqual(run.counters, [{ name: "constructor", value: 1 }]);
});

const requestsNamed = (names: readonly string[]) =>
  JSON.stringify({
    metrics: Object.fromEntries(
      names.map((name, n) => [`http_reqs{name:${name}}`, { type: "counter", values: { count: n, rate: 1 } }]),
    ),
  });

test("10 000 operations, with names of 5 MB between them, become as many series as are allowed, and no request is lost", (t) => {
  const names = Array.from({ length: 9998 }, (_, n) => `operation ${n}`);
  const long = "x".repeat(5_000_000);
  const run = bounded(runOf(requestsNamed([...names, long, `${long}y`])), 50);
  t.is(run.operations.length, 51);
  t.deepEqual(run.cut, { operation: 9950 });
  t.deepEqual(
    run.operations.filter(({ operation }) => operation.startsWith("x")).map(({ operation }) => operation.length <= 200),
    [true, true],
    "cut short, and still two",
  );
  t.is(
    run.operations.reduce((sum, one) => sum + (one.requests ?? 0), 0),
    (9999 * 10_000) / 2,
  );
});

test("100 000 metrics, operations or lines are refused, with what to do", (t) => {
  const many = Array.from({ length: 100_000 }, (_, n) => String(n));
  const body = { stats: many.map((name) => ({ name })), state: "running" };
  t.regex(faultOf(requestsNamed(many)), /has 100000 metrics or operations, more than the 10000 that are read/);
  t.regex(faultOf(JSON.stringify(body)), /has 100000 metrics or operations/);
  t.regex(faultOf(JSON.stringify(many.map((name) => ({ name, num_requests: 1 })))), /has 100000 metrics or operations/);
  t.regex(faultOf(`Method,Name,Error,Occurrences\n${"GET,a,b,1\n".repeat(100_000)}`), /has 100001 lines/);
});

test("groups as deep as the parser goes are read", (t) => {
  let group: object = { checks: [{ name: "deep", passes: 1, fails: 0 }], groups: [] };
  for (let depth = 0; depth < 2000; depth += 1) group = { groups: [group], checks: [] };
  const run = runOf(JSON.stringify({ metrics: { a: { type: "counter", values: { count: 1 } } }, root_group: group }));
  t.deepEqual(run.checks, [{ name: "deep", passed: 1, failed: 0 }]);
});

test("whatever is sent is a result or is refused with a reason, and what is taken can be bounded", (t) => {
  const seeds = [
    "summary",
    "machineReadable",
    "webUi",
    "stats",
    "sameRunJson",
  ] as const satisfies (keyof typeof files)[];
  const mutated = fc
    .tuple(fc.constantFrom(...seeds), fc.nat(), fc.nat(40), fc.string({ maxLength: 12 }))
    .map(([file, at, cut, put]) => {
      const text = textOf(file);
      const place = at % text.length;
      return text.slice(0, place) + put + text.slice(place + cut);
    });
  const arbitrary = fc.oneof(
    mutated,
    fc.json(),
    fc.string(),
    fc
      .json()
      .map(
        (json) =>
          `{"metrics":{"http_reqs{name:a}":${json},"b":{"type":"trend","values":${json}}},"root_group":${json}}`,
      ),
    fc.json().map((json) => `{"stats":[${json},{"name":"Aggregated"}],"errors":${json},"state":"running"}`),
    fc.string().map((line) => `Type,Name,Request Count,Failure Count,\n${line}\n,Aggregated,1,1,\n`),
  );
  fc.assert(
    fc.property(arbitrary, (text) => {
      try {
        const result = resultOf(text);
        if ("run" in result) JSON.stringify(bounded(result.run, 3));
      } catch (error) {
        if (!(error instanceof DefinitionError)) throw error;
      }
    }),
    { numRuns: 400 },
  );
  t.pass();
});
