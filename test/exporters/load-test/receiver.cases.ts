import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { temporaryFolder } from "../support/folder.ts";
import { givenAt, textOf } from "./support/results.ts";
import { startedLoadTest } from "./support/started.ts";

test("a result that is posted is there at the next scrape; the same test again replaces it", async (t) => {
  const { post, samples } = await startedLoadTest(t, [], { now: () => givenAt });
  t.is((await post("/api/v1/results/mix", textOf("summary"))).status, 200);
  t.deepEqual(await samples("loadtest_requests{"), ['loadtest_requests{tool="k6",test="mix",protocol="http"} 160']);
  const smaller = textOf("summary").replaceAll('"count":160', '"count":7');
  await post("/api/v1/results/mix", smaller);
  t.deepEqual(await samples("loadtest_requests{"), ['loadtest_requests{tool="k6",test="mix",protocol="http"} 7']);
  t.deepEqual(await samples("loadtest_last_completion"), [
    `loadtest_last_completion_timestamp_seconds{tool="k6",test="mix"} ${givenAt}`,
  ]);
});

test("k6 and Locust of one test stand beside each other, and so do two tests", async (t) => {
  const { post, samples } = await startedLoadTest(t);
  await Promise.all([
    post("/api/v1/results/mix", textOf("summary")),
    post("/api/v1/results/mix", textOf("stats"), { "content-type": "text/csv" }),
    post("/api/v1/results/other", textOf("machineReadable"), { "content-type": "application/json" }),
  ]);
  t.deepEqual(await samples("loadtest_operation_requests{"), [
    'loadtest_operation_requests{tool="k6",test="mix",protocol="http",operation="decide"} 40',
    'loadtest_operation_requests{tool="k6",test="mix",protocol="http",operation="list_decisions"} 120',
    'loadtest_operation_requests{tool="locust",test="mix",protocol="http",operation="decide"} 40',
    'loadtest_operation_requests{tool="locust",test="mix",protocol="http",operation="list_decisions"} 120',
    'loadtest_operation_requests{tool="k6",test="other",protocol="http",operation="decide"} 40',
    'loadtest_operation_requests{tool="k6",test="other",protocol="http",operation="list_decisions"} 120',
  ]);
  t.deepEqual(await samples("loadtest_passed{"), ['loadtest_passed{tool="k6",test="mix"} 0']);
  t.deepEqual(await samples("loadtest_results_taken"), [
    'loadtest_results_taken_total{tool="k6",source="summary"} 1',
    'loadtest_results_taken_total{tool="locust",source="csv"} 1',
    'loadtest_results_taken_total{tool="k6",source="machine-readable"} 1',
  ]);
});

test("Locust's other files are added to its latest run, and refused before there is one", async (t) => {
  const { post, samples } = await startedLoadTest(t);
  const early = await post("/api/v1/results/mix", textOf("failures"));
  t.deepEqual(
    [early.status, JSON.parse(early.body)],
    [409, { error: "there is no run of Locust of mix to add this to; send its _stats.csv first" }],
  );
  for (const file of ["stats", "failures", "history", "exceptions"] as const)
    t.is((await post("/api/v1/results/mix", textOf(file))).status, 200);
  t.deepEqual(await samples("loadtest_errors{"), [
    'loadtest_errors{tool="locust",test="mix",protocol="http",operation="decide",error="HTTPError(\'500 Server Error: Internal Server Error for url: decide\')"} 10',
  ]);
  t.deepEqual(await samples("loadtest_users_max"), ['loadtest_users_max{tool="locust",test="mix"} 2']);
  await post("/api/v1/results/mix", textOf("stats"));
  t.deepEqual(await samples("loadtest_errors{"), [], "a new run begins without");
});

test("what cannot be taken is refused with the reason, and counted", async (t) => {
  const { post, samples } = await startedLoadTest(t, [
    "--tests=mix",
    "--tests=second",
    "--results.max-tests=1",
    "--web.max-body=100KB",
  ]);
  const refusals = [
    await post("/api/v1/results/mix", "{"),
    await post("/api/v1/results/typo", textOf("summary")),
    await post("/api/v1/results/a%20b", textOf("summary")),
    await post("/api/v1/results/mix", "x".repeat(100_001)),
    await post("/api/v1/results/mix", "x", { "content-encoding": "gzip" }),
  ];
  t.deepEqual(
    refusals.map(({ status }) => status),
    [400, 403, 400, 413, 415],
  );
  t.deepEqual(JSON.parse(refusals[1]?.body ?? ""), {
    error: "typo is none of the tests whose results are taken: mix, second; add it to `tests` in the settings",
  });
  t.is((await post("/api/v1/results/mix", textOf("summary"))).status, 200);
  const full = await post("/api/v1/results/second", textOf("summary"));
  t.is(full.status, 403);
  t.regex(full.body, /there are 1 tests already, as many as results\.maxTests allows/);
  t.is((await post("/api/v1/results/mix", textOf("stats"))).status, 200, "the other tool of the same test fits");
  t.deepEqual(await samples("loadtest_results_refused"), [
    'loadtest_results_refused_total{reason="unreadable"} 1',
    'loadtest_results_refused_total{reason="unknown_test"} 1',
    'loadtest_results_refused_total{reason="too_many_tests"} 1',
    'loadtest_results_refused_total{reason="no_run"} 0',
  ]);
});

test("runs are there after a restart, with the time of their completion; what is no run any more is left out", async (t) => {
  const folder = temporaryFolder(t);
  const flags = [`--data.dir=${folder}`];
  const first = await startedLoadTest(t, flags, { now: () => givenAt });
  await first.post("/api/v1/results/mix", textOf("summary"));
  await first.post("/api/v1/results/mix", textOf("stats"));
  const before = await first.samples("loadtest_o");
  await first.server.stop(0);
  t.deepEqual(readdirSync(folder).sort(), ["mix.k6.run.json", "mix.locust.run.json"]);
  writeFileSync(join(folder, "cut.k6.run.json"), '{"tool":"k6"');
  writeFileSync(join(folder, "renamed.k6.run.json"), JSON.stringify({ tool: "k6", test: "mix" }));
  writeFileSync(join(folder, "half.k6.run.json.new"), "{");
  const second = await startedLoadTest(t, flags, { now: () => givenAt + 3600 });
  t.deepEqual(await second.samples("loadtest_o"), before);
  t.deepEqual(await second.samples("loadtest_last_completion"), [
    `loadtest_last_completion_timestamp_seconds{tool="k6",test="mix"} ${givenAt}`,
    `loadtest_last_completion_timestamp_seconds{tool="locust",test="mix"} ${givenAt}`,
  ]);
  t.true(second.lines.some((line) => /part of the kept runs is unreadable/.test(line)));
  t.false(readdirSync(folder).includes("half.k6.run.json.new"));
});

test("a result that cannot be kept is shown, and whoever sent it is told", async (t) => {
  const folder = temporaryFolder(t);
  const { post, samples } = await startedLoadTest(t, [`--data.dir=${folder}`]);
  rmSync(folder, { recursive: true });
  const answer = await post("/api/v1/results/mix", textOf("summary"));
  t.deepEqual(
    [answer.status, JSON.parse(answer.body)],
    [
      500,
      {
        error:
          "the result is shown, but could not be written to the disk (ENOENT): a restart would lose it; send it again",
      },
    ],
  );
  t.is((await samples("loadtest_run_info")).length, 1);
  t.deepEqual(await samples("loadtest_write_failures"), ["loadtest_write_failures_total 1"]);
});

test("of many results at once the last one is kept", async (t) => {
  const folder = temporaryFolder(t);
  const first = await startedLoadTest(t, [`--data.dir=${folder}`]);
  const result = (count: number) => textOf("summary").replaceAll('"count":160', `"count":${count}`);
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => first.post("/api/v1/results/mix", result(n))));
  t.true(answers.every(({ status }) => status === 200));
  t.is((await first.post("/api/v1/results/mix", result(77))).status, 200);
  await first.server.stop(0);
  const second = await startedLoadTest(t, [`--data.dir=${folder}`]);
  t.is((await second.runs())[0]?.totals[0]?.requests, 77);
});

test("a run leaves when it has expired, from the disk too, and is counted", async (t) => {
  const folder = temporaryFolder(t);
  let now = givenAt;
  const { post, runs, samples, server } = await startedLoadTest(t, [`--data.dir=${folder}`, "--results.expiry=1h"], {
    now: () => now,
  });
  await post("/api/v1/results/old", textOf("summary"));
  now += 1800;
  await post("/api/v1/results/new", textOf("summary"));
  now += 1801;
  t.deepEqual(await samples("loadtest_run_info"), [
    'loadtest_run_info{tool="k6",test="new",version="",source="summary"} 1',
  ]);
  t.deepEqual(await samples("loadtest_runs_expired"), ["loadtest_runs_expired_total 1"]);
  t.deepEqual(
    (await runs()).map((run) => run.test),
    ["new"],
  );
  await server.stop(0);
  t.deepEqual(readdirSync(folder), ["new.k6.run.json"]);
});

test("a run can be looked at and removed", async (t) => {
  const { post, server } = await startedLoadTest(t);
  await post("/api/v1/results/mix", textOf("summary"));
  await post("/api/v1/results/mix", textOf("stats"));
  const ask = (path: string, method: string) => fetch(`${server.url}/api/v1/results/${path}`, { method });
  const one = (await (await ask("mix", "GET")).json()) as { runs: { tool: string; passed?: boolean }[] };
  t.deepEqual(
    one.runs.map(({ tool, passed }) => [tool, passed]),
    [
      ["k6", false],
      ["locust", undefined],
    ],
  );
  t.is((await ask("nobody", "GET")).status, 404);
  t.deepEqual(await (await ask("mix?tool=k6", "DELETE")).json(), { removed: [{ tool: "k6", test: "mix" }] });
  t.deepEqual([(await ask("mix?tool=k6", "DELETE")).status, (await ask("mix", "DELETE")).status], [404, 200]);
});

test("names beyond the limit are summed up and counted", async (t) => {
  const { post, samples } = await startedLoadTest(t, ["--results.max-names=1"]);
  await post("/api/v1/results/mix", textOf("stats"));
  await post("/api/v1/results/mix", textOf("failures"));
  t.deepEqual(await samples("loadtest_operation_requests{"), [
    'loadtest_operation_requests{tool="locust",test="mix",protocol="http",operation="list_decisions"} 120',
    'loadtest_operation_requests{tool="locust",test="mix",protocol="http",operation="other"} 40',
  ]);
  t.true((await samples("loadtest_errors{"))[0]?.includes('operation="other"'));
  t.deepEqual(await samples("loadtest_names_cut"), ['loadtest_names_cut{tool="locust",test="mix",kind="operation"} 1']);
});

test("with too many series the operations are given up first", async (t) => {
  const { post, samples } = await startedLoadTest(t, ["--metrics.max-series=40"]);
  await post("/api/v1/results/mix", textOf("summary"));
  t.deepEqual((await samples("loadtest_operation_requests{")).length, 0);
  t.deepEqual((await samples("loadtest_requests{")).length, 1);
  t.deepEqual(await samples("loadtest_series_level"), [
    'loadtest_series_level{level="operation"} 0',
    'loadtest_series_level{level="run"} 1',
    'loadtest_series_level{level="none"} 0',
  ]);
});

test("settings that are read again hold from then on", async (t) => {
  const { post, server, settings } = await startedLoadTest(t, ["--tests=mix"]);
  t.is((await post("/api/v1/results/other", textOf("summary"))).status, 403);
  await server.reload(settings("--tests=mix,other".replace(",other", ""), "--tests=other"));
  t.is((await post("/api/v1/results/other", textOf("summary"))).status, 200);
});
