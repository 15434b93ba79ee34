import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts } from "../../test/support/free-ports.ts";

export interface BrowsedPrometheus {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Prometheus that has scraped itself every second for a while. */
export async function startBrowsedPrometheus(folder: string): Promise<BrowsedPrometheus> {
  const [port = 0] = await freePorts(1);
  await mkdir(folder, { recursive: true });
  const config = {
    global: { scrape_interval: "1s" },
    scrape_configs: [{ job_name: "prometheus", static_configs: [{ targets: [`127.0.0.1:${port}`] }] }],
  };
  await writeFile(join(folder, "prometheus.yml"), JSON.stringify(config));
  const flags = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const child = spawn("prometheus", flags, { stdio: "ignore" });
  const ended = once(child, "exit");
  const url = `http://127.0.0.1:${port}`;
  const ready = () =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await ready())) await sleep(200);
  await sleep(30_000); // a graph of one sample is painted sooner than is true
  return {
    url,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
