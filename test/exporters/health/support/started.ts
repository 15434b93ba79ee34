import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import {
  type HealthSettings,
  health,
  healthSettings,
  type RunningHealth,
  startHealth,
} from "../../../../exporters/health/index.ts";
import type { WatchOptions } from "../../../../exporters/health/watch/index.ts";
import { readSettings } from "../../../../exporters/kit/index.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordingLog } from "../../support/log.ts";
import { request } from "../../support/request.ts";

export interface StartedHealth {
  readonly server: RunningHealth;
  readonly lines: readonly string[];
  /** One scrape: the value of each series by its text, `health_up{service="a",check="live"}`. */
  scrape(headers?: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, number>>;
  /** `/probe` with these parameters: status, series and text. */
  probe(parameters: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<ProbeAnswer>;
  /** `/metrics` as it stands there. */
  text(accept: string): Promise<string>;
  settings(file: object): HealthSettings;
}

export interface ProbeAnswer {
  readonly status: number;
  readonly text: string;
  readonly series: ReadonlyMap<string, number>;
}

/** Starts the exporter on a free loopback port; every scrape asks anew, and nothing else does. It stops with the test. */
export async function startedHealth(
  t: ExecutionContext,
  file: object,
  watch: Partial<WatchOptions> = {},
): Promise<StartedHealth> {
  const folder = temporaryFolder(t);
  const settings = (given: object): HealthSettings => readHealthSettings(folder, given);
  const { log, lines } = recordingLog();
  const server = await startHealth(settings(file), log, undefined, watch);
  t.teardown(() => server.stop(0));
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    // Longer than the age within which a scrape gets the result of the one before.
    await pause(3);
    const { status, text } = await request(`${server.url}${path}`, { headers });
    return { status, text, series: seriesOf(text) };
  };
  return {
    server,
    lines,
    settings,
    scrape: async (headers) => (await get("/metrics", headers)).series,
    text: async (accept) => (await get("/metrics", { accept })).text,
    probe: (parameters, headers) => get(`/probe?${new URLSearchParams(parameters)}`, headers),
  };
}

/** Settings as the program reads them from a file in this folder. */
export function readHealthSettings(folder: string, file: object): HealthSettings {
  const path = join(folder, "health.yml");
  writeFileSync(path, JSON.stringify({ rounds: { interval: "off" }, ...file }));
  const flags = [`--config.file=${path}`, "--web.listen-address=127.0.0.1:0", "--collection.min-age=1ms"];
  return readSettings(health, healthSettings, flags);
}

/** Series by their text. */
export function seriesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}
