import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../test/support/free-ports.ts";
import { bundlePrograms } from "../../toolchain/index.ts";
import { type MeasuredProcess, startMeasured } from "./measured-process.ts";
import { reachable } from "./scrapes.ts";

/** A lag exporter that listens. */
export interface Exporter {
  readonly process: MeasuredProcess;
  readonly metrics: string;
  readonly health: string;
  stop(): Promise<void>;
}

/** Ours, which can be made to forget everything it knows of the cluster. */
export interface OurExporter extends Exporter {
  forget(): Promise<void>;
}

/** What is measured of ours. */
export type Mode = "records" | "seconds";

/** Ours, as the image starts it: nothing is left out, and in mode `records` no offset is looked up by time. */
export async function startOurs(bootstrap: readonly string[], mode: Mode): Promise<OurExporter> {
  const [port = 0] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "bench-lag-"));
  const file = join(folder, "kafka-lag.yml");
  let forgotten = 0;
  const configure = (): void => {
    // A cluster whose filter changes is opened anew: connections, metadata and found offsets are gone, the process stays warm.
    const topics = { exclude: [`never-there-${forgotten}`] };
    const settings = {
      clusters: [{ name: "bench", brokers: bootstrap, topics }],
      metrics: { maxSeries: 0 },
      ...(mode === "records" && { lag: { seconds: false }, overdue: [] }),
    };
    writeFileSync(file, JSON.stringify(settings));
  };
  configure();
  const main = join(folder, "kafka-lag.mjs");
  // As the image carries it: running TypeScript takes memory of its own.
  writeFileSync(main, (await bundlePrograms()).get("kafka-lag") ?? "");
  const flags = [`--web.listen-address=127.0.0.1:${port}`, `--config.file=${file}`, "--log.level=error"];
  const running = startMeasured(process.execPath, ["--max-semi-space-size=8", main, ...flags]);
  const url = `http://127.0.0.1:${port}`;
  await reachable(`${url}/-/healthy`);
  return {
    process: running,
    metrics: `${url}/metrics`,
    health: `${url}/-/healthy`,
    async forget() {
      forgotten++;
      configure();
      const { ok, status } = await fetch(`${url}/-/reload`, { method: "POST" });
      if (!ok) throw new Error(`the reload was answered with ${status}`);
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** redpanda-data/kminion, with everything switched off that ours does not do. */
export async function startKminion(binary: string, bootstrap: readonly string[]): Promise<Exporter> {
  const [port = 0] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "bench-kminion-"));
  const file = join(folder, "config.yaml");
  const config = {
    kafka: { brokers: bootstrap },
    logger: { level: "error" },
    minion: {
      consumerGroups: { enabled: true, granularity: "partition" },
      topics: { granularity: "partition" },
      logDirs: { enabled: false },
    },
    exporter: { host: "127.0.0.1", port },
  };
  writeFileSync(file, JSON.stringify(config));
  const running = startMeasured(binary, [], { CONFIG_FILEPATH: file });
  const url = `http://127.0.0.1:${port}`;
  await reachable(`${url}/ready`);
  return {
    process: running,
    metrics: `${url}/metrics`,
    health: `${url}/ready`,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
