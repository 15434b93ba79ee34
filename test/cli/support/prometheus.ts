import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import bcrypt from "bcryptjs";
import { freePorts } from "../../support/free-ports.ts";

/** A Prometheus of the test's own, which asks for a password. */
export interface TestPrometheus {
  readonly url: string;
  readonly user: string;
  readonly passwordFile: string;
  /** Waits until an expression has as many series as this; throws with the last answer after a minute. */
  until(expr: string, count: number): Promise<void>;
}

/** What a job scrapes, as `metrics_path` and `targets` of its scrape config. */
export interface TestJob {
  readonly path?: string;
  readonly targets: readonly string[];
}

const [user, password] = ["reader", "a secret: ü"];

/** Starts Prometheus with jobs that are scraped every second; it ends with the test. */
export async function startPrometheus(
  t: ExecutionContext,
  jobs: Readonly<Record<string, TestJob>>,
): Promise<TestPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-gaps-"));
  const [port = 0] = await freePorts(1);
  const config = {
    global: { scrape_interval: "1s", scrape_timeout: "1s" },
    scrape_configs: Object.entries(jobs).map(([job_name, { path = "/metrics", targets }]) => ({
      job_name,
      metrics_path: path,
      static_configs: [{ targets }],
    })),
  };
  const passwordFile = join(folder, "password");
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  writeFileSync(
    join(folder, "web.yml"),
    JSON.stringify({ basic_auth_users: { [user]: bcrypt.hashSync(password, 4) } }),
  );
  writeFileSync(passwordFile, `${password}\n`);
  const flags = [
    `--config.file=${folder}/prometheus.yml`,
    `--web.config.file=${folder}/web.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn("prometheus", flags, { stdio: "ignore" });
  const ended = once(child, "exit");
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
  const count = async (expr: string): Promise<number> => {
    const query = `${url}/api/v1/query?query=${encodeURIComponent(`count(${expr})`)}`;
    const answer = await fetch(query, { headers }).catch(() => undefined);
    if (answer?.ok !== true) return -1;
    const { data } = (await answer.json()) as { data: { result: readonly { value: readonly [number, string] }[] } };
    return Number(data.result[0]?.value[1] ?? 0);
  };
  return {
    url,
    user,
    passwordFile,
    until: async (expr, wanted) => {
      const end = Date.now() + 60_000;
      for (let last = await count(expr); last !== wanted; last = await count(expr)) {
        if (Date.now() > end) throw new Error(`${expr} has ${last} series, not ${wanted}`);
        await sleep(200);
      }
    },
  };
}
