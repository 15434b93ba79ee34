import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import type { Requests, Run } from "../../../../exporters/load-test/run/index.ts";
import { k6 as k6Metrics } from "../../../../metrics/index.ts";
import { until } from "../../../examples/workloads/support/until.ts";
import { freePorts } from "../../../support/free-ports.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { printedByK6, printedTime, rowOfLocust } from "../support/printed.ts";
import { type StartedLoadTest, startedLoadTest } from "../support/started.ts";
import { startTarget } from "../support/target.ts";

const loads = fileURLToPath(new URL("../support/loads/", import.meta.url));
const stats = {
  avg: "average",
  min: "0",
  med: "0.5",
  max: "1",
  "p(90)": "0.9",
  "p(95)": "0.95",
  "p(99)": "0.99",
  "p(99.9)": "0.999",
};

/** Runs k6; a broken threshold (exit code 99) is part of the mix. */
async function k6(target: string, script: string, flags: readonly string[], environment: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await execa(
    "k6",
    ["run", "--quiet", "--no-color", "--no-usage-report", "--env", `TARGET=${target}`, ...flags, join(loads, script)],
    { reject: false, timeout: 90_000, env: environment },
  );
  if (exitCode !== 99) throw new Error(`k6 ended with ${exitCode}: ${stderr}`);
  return stdout;
}

/** Runs Locust; failed requests (exit code 1) are part of the mix. */
async function locust(target: string, flags: readonly string[], environment: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await execa(
    "locust",
    ["--locustfile", join(loads, "locustfile.py"), "--users", "2", "--spawn-rate", "2", "--run-time", "80s", ...flags],
    { reject: false, timeout: 120_000, env: { TARGET: target, PYTHONDONTWRITEBYTECODE: "1", ...environment } },
  );
  if (exitCode !== 1) throw new Error(`locust ended with ${exitCode}: ${stderr}`);
  return { json: stdout, printed: stderr };
}

async function watching(t: ExecutionContext, flags: readonly string[] = []) {
  const folder = temporaryFolder(t);
  const started = await startedLoadTest(t, [
    `--watch.dir=${folder}`,
    "--watch.interval=200ms",
    "--live.idle=5s",
    ...flags,
  ]);
  return { folder, ...started };
}

/** The run when it is over; of a file, when what is shown is what stands in it now. */
function ended({ runs }: Pick<StartedLoadTest, "runs">, tool: string, name: string, file?: string): Promise<Run> {
  const writtenAt = file === undefined ? 0 : statSync(file).mtimeMs / 1000 - 0.01;
  return until(`${name} of ${tool}`, async () =>
    (await runs()).find((run) => run.tool === tool && run.test === name && !run.running && run.seenAt >= writtenAt),
  );
}

test("k6: every figure that its summary prints is ours, in each of its forms", async (t) => {
  const target = await startTarget(t);
  const { folder, ...started } = await watching(t);
  const [exported, machine] = await Promise.all([
    k6(target, "mix.js", ["--summary-export", join(folder, "exported.json")]),
    k6(target, "mix.js", ["--new-machine-readable-summary", "--summary-export", join(folder, "machine.json")]),
    k6(target, "mix-with-result.js", [
      "--env",
      `RESULT=${join(folder, "legacy.json")}`,
      "--summary-export",
      join(folder, "twin.json"),
    ]),
  ]);
  for (const [name, text] of [
    ["exported", exported],
    ["machine", machine],
  ] as const) {
    const run = await ended(started, "k6", name);
    const printed = printedByK6(text);
    const [total] = run.totals;
    const [list, decide] = ["list_decisions", "decide"].map((one) =>
      run.operations.find(({ operation }) => operation === one),
    );
    agrees(t, printed, "", total, name === "exported");
    agrees(t, printed, "{name:list_decisions}", list, name === "exported");
    agrees(t, printed, "{name:decide}", decide, name === "exported");
    t.regex(
      text,
      new RegExp(
        `checks_failed\\.*: \\d+\\.\\d+%\\s+${run.checks.reduce((sum, one) => sum + one.failed, 0)} out of 160`,
      ),
    );
  }
  const [legacy, twin] = [await ended(started, "k6", "legacy"), await ended(started, "k6", "twin")];
  const bare = ({ totals, operations, checks, thresholds, counters, ratios }: Run) => ({
    totals,
    operations,
    checks,
    thresholds,
    counters,
    ratios,
  });
  t.deepEqual(bare(legacy), bare(twin), "two forms of one run");
  t.deepEqual(legacy.thresholds.map(({ ok }) => ok).sort(), [false, true, true, true, true]);
  t.deepEqual(await started.samples('loadtest_passed{tool="k6",test="legacy"'), [
    'loadtest_passed{tool="k6",test="legacy"} 0',
  ]);
});

/** Cut off behind its second digit is how k6 prints a time; a rate has six. */
function agrees(
  t: ExecutionContext,
  printed: ReadonlyMap<string, string>,
  tags: string,
  ours: Requests | undefined,
  all: boolean,
) {
  const times = printed.get(`http_req_duration${tags}`) ?? "";
  for (const [stat, quantile] of Object.entries(stats)) {
    if (!all && (stat === "p(99)" || stat === "p(99.9)")) continue;
    const seconds = quantile === "average" ? ours?.average : ours?.quantiles.find(([one]) => one === quantile)?.[1];
    const theirs = printedTime(times, stat);
    const scale = 10 ** theirs.digits;
    const cut = Math.floor((seconds ?? Number.NaN) * scale + 1e-6);
    t.is(cut, Math.round(theirs.seconds * scale), `${stat} of ${tags}: ${seconds} and ${times}`);
  }
  const [count = "", perSecond = ""] = (printed.get(`http_reqs${tags}`) ?? "").split(/\s+/);
  t.is(String(ours?.requests), count);
  const digits = /\.(\d+)/.exec(perSecond)?.[1]?.length ?? 0;
  t.true(Math.abs(Number.parseFloat(perSecond) - (ours?.perSecond ?? Number.NaN)) <= 10 ** -digits, perSecond);
  t.regex(printed.get(`http_req_failed${tags}`) ?? "", new RegExp(`% +${ours?.failures} out of ${ours?.requests}$`));
}

test("Locust: every figure that it prints is ours, and its JSON says the same; seen while it runs", async (t) => {
  const target = await startTarget(t);
  const { folder, ...started } = await watching(t);
  const live = until("Locust's run while it goes on", async () => {
    const runs = await started.runs();
    return runs.some((run) => run.running && run.source === "csv") || undefined;
  });
  const [{ printed }, twin] = await Promise.all([
    locust(target, ["--headless", "--csv", join(folder, "mix")]),
    locust(target, ["--headless", "--csv", join(folder, "twin"), "--json"]),
  ]);
  await live;
  const run = await ended(started, "locust", "mix", join(folder, "mix_stats.csv"));
  t.is(run.maxUsers, 2);
  t.deepEqual(
    run.errors.map(({ operation, count }) => [operation, count]),
    [["decide", 10]],
  );
  for (const [row, ours] of [
    [/^ +Aggregated/, run.totals[0]],
    [/^GET +list_decisions/, run.operations.find(({ operation }) => operation === "list_decisions")],
    [/^POST +decide/, run.operations.find(({ operation }) => operation === "decide")],
  ] as const) {
    const [requests, failed, average, min, max, median, perSecond] = rowOfLocust(printed, "# reqs      # fails", row);
    const [, p66, p75, p80, p90, p95, p98, p99, p999, p9999] = rowOfLocust(printed, "Response time percentiles", row);
    const ms = (quantile: string) => (ours?.quantiles.find(([one]) => one === quantile)?.[1] ?? Number.NaN) * 1000;
    t.deepEqual([requests, failed?.split("(")[0]], [String(ours?.requests), String(ours?.failures)]);
    t.deepEqual(
      [average, min, max].map(Number),
      [(ours?.average ?? 0) * 1000, ms("0"), ms("1")].map((value) => Math.trunc(value + 1e-9)),
    );
    t.is(perSecond, ours?.perSecond?.toFixed(2));
    t.deepEqual(
      [median, p66, p75, p80, p90, p95, p98, p99, p999, p9999].map(Number),
      ["0.5", "0.66", "0.75", "0.8", "0.9", "0.95", "0.98", "0.99", "0.999", "0.9999"].map((one) =>
        Math.round(ms(one)),
      ),
    );
  }
  const csv = await ended(started, "locust", "twin", join(folder, "twin_stats.csv"));
  await started.post("/api/v1/results/as-json", twin.json);
  const json = await ended(started, "locust", "as-json");
  const figures = ({ totals, operations }: Run) =>
    [...totals, ...operations].map(({ requests, failures, quantiles }) => ({ requests, failures, quantiles }));
  t.deepEqual(figures(json), figures(csv));
});

test("a Locust with a page is asked while it runs, and its end is seen", async (t) => {
  const target = await startTarget(t);
  const [port] = await freePorts(1);
  const started = await startedLoadTest(t, ["--locust.interval=200ms"], {
    targets: [{ test: "mix", url: `http://127.0.0.1:${port}` }],
  });
  const over = locust(
    target,
    ["--web-host", "127.0.0.1", "--web-port", String(port), "--autostart", "--autoquit", "3", "--run-time", "12s"],
    { SECONDS_AFTER: "600", ITERATIONS: "15" },
  );
  await until("a run that goes on", async () => (await started.runs()).some((run) => run.running) || undefined);
  const run = await until("its end", async () => (await started.runs()).find((one) => one.completedAt !== undefined));
  t.like(run, { tool: "locust", source: "web-ui", running: false });
  t.deepEqual(
    run.operations.map(({ operation, failures }) => `${operation} ${failures}`),
    ["decide 8", "list_decisions 0"],
  );
  t.is(run.totals[0]?.requests, 120);
  await over;
  await until(
    "its absence",
    async () => (await started.samples('loadtest_locust_up{test="mix"} 0')).length > 0 || undefined,
  );
});

test("k6 live by remote write: seen while it goes on, ended by its stale markers, and the counts are those of its summary", async (t) => {
  const target = await startTarget(t);
  const { folder, ...started } = await watching(t, ["--live.idle=60s"]);
  const environment = {
    K6_PROMETHEUS_RW_SERVER_URL: `${started.server.url}/api/v1/write?test=gauges`,
    K6_PROMETHEUS_RW_PUSH_INTERVAL: "300ms",
    K6_PROMETHEUS_RW_STALE_MARKERS: "true",
    K6_PROMETHEUS_RW_TREND_STATS: "avg,min,med,max,p(90),p(95),p(99),p(99.9),count",
  };
  const live = until(
    "the run while it goes on",
    async () => (await started.runs()).some(({ test: name, running }) => name === "gauges" && running) || undefined,
  );
  const output = ["--out", "experimental-prometheus-rw", "--env", "ITERATIONS=60"];
  await Promise.all([
    k6(target, "mix.js", [...output, "--summary-export", join(folder, "gauges-end.json")], environment),
    k6(target, "mix.js", [...output, "--tag", "testid=histograms"], {
      ...environment,
      K6_PROMETHEUS_RW_SERVER_URL: `${started.server.url}/api/v1/write`,
      K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM: "true",
    }),
    live,
  ]);
  const [gauges, summary, histograms] = await Promise.all([
    ended(started, "k6", "gauges"),
    ended(started, "k6", "gauges-end"),
    ended(started, "k6", "histograms"),
  ]);
  const counts = ({ totals, operations, iterations, counters, dataSent }: Run) => ({
    requests: [...totals, ...operations].map(({ requests, failures }) => [requests, failures]),
    iterations,
    counters,
    dataSent,
  });
  t.deepEqual(counts(gauges), counts(summary));
  t.true(gauges.completedAt !== undefined && histograms.completedAt !== undefined);
  const list = (run: Run, which: string) =>
    run.operations
      .find(({ operation }) => operation === "list_decisions")
      ?.quantiles.find(([one]) => one === which)?.[1];
  t.is(list(gauges, "0.95")?.toFixed(9), list(summary, "0.95")?.toFixed(9), "one set of tags: exact");
  t.deepEqual(
    histograms.totals.map(({ requests, failures }) => [requests, failures]),
    summary.totals.map(({ requests, failures }) => [requests, failures]),
  );
  const p99 = list(histograms, "0.99") ?? 0;
  t.true(p99 > 0.015 && p99 < 60, `a third of the pages take 20 ms: ${p99}`);
});

test("k6 to Prometheus's own receiver: the names are those that metrics/k6.ts spells", async (t) => {
  const target = await startTarget(t);
  const folder = temporaryFolder(t);
  const [port] = await freePorts(1);
  writeFileSync(join(folder, "prometheus.yml"), "global: {scrape_interval: 1h}\n");
  const prometheus = execa(
    "prometheus",
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--web.enable-remote-write-receiver",
    ],
    { reject: false, stdout: "ignore", stderr: "ignore" },
  );
  t.teardown(async () => {
    prometheus.kill("SIGKILL");
    await prometheus;
  });
  const url = `http://127.0.0.1:${port}`;
  await until("Prometheus", async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok || undefined);
  await k6(target, "mix.js", ["--out", "experimental-prometheus-rw", "--tag", "testid=mix", "--env", "ITERATIONS=60"], {
    K6_PROMETHEUS_RW_SERVER_URL: `${url}/api/v1/write`,
    K6_PROMETHEUS_RW_PUSH_INTERVAL: "300ms",
    K6_PROMETHEUS_RW_TREND_STATS: "p(95),p(99)",
  });
  const answer = await fetch(`${url}/api/v1/series?match[]=${encodeURIComponent('{testid="mix"}')}`);
  const { data } = (await answer.json()) as { data: Record<string, string>[] };
  for (const { definition } of Object.values(k6Metrics)) {
    const labels = data.filter(({ __name__ }) => __name__ === definition.name).flatMap(Object.keys);
    // Which scenarios run long enough for k6 to have told its users by then is chance.
    if (definition.name === "k6_vus" && labels.length === 0) continue;
    t.deepEqual(
      definition.labels.filter((label) => !labels.includes(label) && label !== "group"),
      [],
      definition.name,
    );
  }
});

test("the load scripts of both tools name the same operations", (t) => {
  const [script, file] = ["mix.js", "locustfile.py"].map((name) => readFileSync(join(loads, name), "utf8"));
  for (const operation of ["list_decisions", "decide"])
    t.true(script?.includes(`"${operation}"`) && file?.includes(`"${operation}"`));
});
