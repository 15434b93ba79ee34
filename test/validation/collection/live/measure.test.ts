import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { measureCollection } from "../../../../validation/collection/index.ts";
import { collection } from "../../../../validation/result/index.ts";
import { startStoringPrometheus } from "../../../exporters/signal/support/prometheus.ts";
import { startedSignal } from "../../../exporters/signal/support/started.ts";

const interval = 500;

/** A signal, and a Prometheus that scrapes it through a server of the test's own, which may change what is exposed. */
async function scraping(t: ExecutionContext, change: (body: string, scrape: number) => string, more: object = {}) {
  const signal = await startedSignal(t);
  let scrapes = 0;
  const between = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? "/", signal.url));
    response.setHeader("content-type", answer.headers.get("content-type") ?? "");
    response.end(change(await answer.text(), ++scrapes));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => between.once("listening", resolve));
  const kill = async () => {
    between.closeAllConnections();
    between.close();
  };
  t.teardown(kill);
  const target = `127.0.0.1:${(between.address() as AddressInfo).port}`;
  const prometheus = await startStoringPrometheus(t, [
    {
      job_name: "signal",
      scrape_interval: `${interval}ms`,
      scrape_timeout: `${interval}ms`,
      metrics_path: "/signal/1/0",
      honor_labels: true,
      track_timestamps_staleness: true,
      static_configs: [{ targets: [target] }],
      ...more,
    },
  ]);
  await prometheus.until("signal_clock_seconds");
  return async (options: { readonly series: number; readonly kill?: true }) => {
    const run = {
      prometheus: { url: new URL(prometheus.url) },
      target: { url: signal.url, user: "", password: "" },
      job: "signal",
      interval,
      seconds: 4,
      series: options.series,
      ...(options.kill && { kill }),
    };
    return collection.parse(await measureCollection({ runs: [run] }));
  };
}

test("every sample of two thousand series is stored as it was exposed, and ends with its target", async (t) => {
  const measure = await scraping(t, (body) => body);
  const { status, findings, runs } = await measure({ series: 2000, kill: true });
  t.deepEqual(findings, []);
  t.is(status, "passed");
  const [run] = runs;
  t.is((run?.exposed ?? 1) % 2000, 0);
  t.true((run?.exposed ?? 0) >= 8000);
  t.is(run?.lost, 0);
  t.is(run?.wrong, 0);
  t.true((run?.scrape.n ?? 0) >= 4);
  t.true((run?.stale ?? 0) > 0);
});

test("a series that one scrape leaves out is lost, by one sample for each such scrape", async (t) => {
  let left = 0;
  const measure = await scraping(t, (body, scrape) => {
    const lines = body.split("\n");
    const kept = lines.filter(
      (line) => scrape % 2 === 0 || !line.startsWith('reference_level{instance="",job="",n="3"'),
    );
    left += lines.length - kept.length;
    return kept.join("\n");
  });
  const { status, findings, runs } = await measure({ series: 70 });
  t.is(status, "failed");
  t.true(left > 0);
  t.is(runs[0]?.lost, left);
  t.is(runs[0]?.wrong, 0);
  t.deepEqual(
    findings.map(({ check }) => check),
    ["validation/samples-lost"],
  );
});

test("a value that is changed on its way is wrong", async (t) => {
  const measure = await scraping(t, (body) =>
    body.replace(/^(reference_level\{instance="",job="",n="3",.*?\}) \S+ /m, "$1 1e6 "),
  );
  const { status, findings, runs } = await measure({ series: 70 });
  t.is(status, "failed");
  t.true((runs[0]?.wrong ?? 0) > 0);
  t.is(runs[0]?.lost, runs[0]?.wrong);
  t.regex(
    findings.map(({ message }) => message).join("\n"),
    /reference_level\{n="3"\} at \d+ is 1000000; exposed: -?\d/,
  );
});

test("a scrape with more samples than Prometheus takes is lost as a whole", async (t) => {
  const measure = await scraping(t, (body) => body, { sample_limit: 50 });
  const { status, runs } = await measure({ series: 70 });
  t.is(status, "failed");
  t.is(runs[0]?.lost, runs[0]?.exposed);
});
