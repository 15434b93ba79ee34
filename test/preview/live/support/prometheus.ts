import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import { execa } from "execa";
import { freePorts } from "../../../support/free-ports.ts";
import { type KnownSeries, openMetrics } from "./known-series.ts";

/** A Prometheus of the test's own that holds known series. */
export interface KnownPrometheus {
  readonly url: string;
  /** Its data stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Value of each series of an instant query, by its labels as JSON. */
  query(expr: string, time: number): Promise<ReadonlyMap<string, number>>;
}

export interface KnownPrometheusOptions {
  readonly series: readonly KnownSeries[];
  /** Groups of rules, evaluated every second from now on. */
  readonly groups?: readonly unknown[];
}

/** Starts a Prometheus with six hours of known samples; it ends with the test, and leaves nothing. */
export async function startKnownPrometheus(
  t: ExecutionContext,
  { series, groups = [] }: KnownPrometheusOptions,
): Promise<KnownPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-preview-prometheus-"));
  const [port = 0] = await freePorts(1);
  let running: { readonly stop: () => Promise<void> } | undefined;
  t.teardown(async () => {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(join(folder, "series.om"), openMetrics(series));
  writeFileSync(join(folder, "rules.json"), JSON.stringify({ groups }));
  const config = {
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: [join(folder, "rules.json")],
    scrape_configs: [{ job_name: "prometheus", static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
  };
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const data = join(folder, "data");
  await execa("promtool", ["tsdb", "create-blocks-from", "openmetrics", join(folder, "series.om"), data]);
  const url = `http://127.0.0.1:${port}`;
  const start = async (): Promise<void> => {
    const flags = [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${data}`,
      "--storage.tsdb.retention.time=100y",
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const child = spawn("prometheus", flags, { stdio: "ignore" });
    const ended = once(child, "exit");
    running = {
      stop: async () => {
        child.kill("SIGKILL");
        await ended;
      },
    };
    await ready(url);
  };
  await start();
  return {
    url,
    start,
    async stop() {
      await running?.stop();
      running = undefined;
    },
    async query(expr, time) {
      const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: expr, time: String(time) })}`);
      const { data } = (await answer.json()) as {
        data: { result: readonly { metric: Record<string, string>; value: readonly [number, string] }[] };
      };
      return new Map(
        data.result.map(({ metric, value: [, text] }) => [
          JSON.stringify(metric),
          Number(text.replace("Inf", "Infinity")),
        ]),
      );
    },
  };
}

async function ready(url: string): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error(`${url} is not ready after a minute`);
}
