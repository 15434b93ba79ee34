import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../../support/free-ports.ts";
import type { Ask } from "./panel-verdicts.ts";

/** A Prometheus that takes over what another one knows, changed on the way. */
export interface FederatingPrometheus {
  readonly ask: Ask;
  stop(): Promise<void>;
}

/** How series are changed, in Prometheus's own words. */
export interface Relabelling {
  readonly source_labels: readonly string[];
  readonly regex: string;
  readonly action?: "replace" | "drop";
  readonly target_label?: string;
  readonly replacement?: string;
}

/** Starts one on loopback; its data goes with it. */
export async function federate(
  source: { readonly port: number; readonly password: string },
  changes: readonly Relabelling[],
): Promise<FederatingPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-federate-"));
  const [port = 0] = await freePorts(1);
  const scrape = {
    job_name: "federate",
    honor_labels: true,
    metrics_path: "/federate",
    params: { "match[]": ['{__name__=~".+"}'] },
    basic_auth: { username: "admin", password: source.password },
    scrape_interval: "3s",
    scrape_timeout: "3s",
    static_configs: [{ targets: [`127.0.0.1:${source.port}`] }],
    metric_relabel_configs: changes,
  };
  await writeFile(join(folder, "prometheus.yml"), JSON.stringify({ scrape_configs: [scrape] }), { mode: 0o600 });
  const child = spawn(
    "prometheus",
    [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: "ignore" },
  );
  const ended = once(child, "exit");
  return {
    ask: async (path) => {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
      const { data } = (await answer.json()) as { readonly data: unknown };
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return data;
    },
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
