import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import { freePorts } from "../../../support/free-ports.ts";

/** A Prometheus of the test's own. */
export interface StoringPrometheus {
  readonly url: string;
  /** Answer of an instant query, at a time in seconds or now. */
  query(expr: string, time?: number): Promise<readonly StoredSeries[]>;
  /** Waits until an expression gives something. */
  until(expr: string): Promise<void>;
}

/** One series of an answer. */
export interface StoredSeries {
  readonly metric: Readonly<Record<string, string>>;
  /** Of an instant vector: time in seconds and value. */
  readonly value?: readonly [number, string];
  /** Of a range vector: exactly what is stored. */
  readonly values?: readonly (readonly [number, string])[];
}

/** Starts Prometheus with scrape configs; it ends with the test and leaves nothing. */
export async function startStoringPrometheus(
  t: ExecutionContext,
  scrapes: readonly object[],
): Promise<StoringPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-signal-"));
  const [port = 0] = await freePorts(1);
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify({ scrape_configs: scrapes }));
  const flags = [
    `--config.file=${folder}/prometheus.yml`,
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
  const query: StoringPrometheus["query"] = async (expr, time) => {
    const parameters = new URLSearchParams({ query: expr, ...(time !== undefined && { time: String(time) }) });
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?${parameters}`).catch(() => undefined);
    if (answer?.ok !== true) return [];
    return ((await answer.json()) as { data: { result: readonly StoredSeries[] } }).data.result;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    query,
    async until(expr) {
      const end = Date.now() + 60_000;
      while ((await query(expr)).length === 0) {
        if (Date.now() > end) throw new Error(`${expr} gives nothing after a minute`);
        await sleep(100);
      }
    },
  };
}
