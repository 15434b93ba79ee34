import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";
import { extract } from "tar-stream";
import { parseSettings, type Settings } from "../../../../../settings/index.ts";
import { openRehearsal, type RehearsalAccess } from "../../../../../stack/rehearsal/index.ts";
import { acquire, doctor, engine } from "../../../../../toolchain/index.ts";
import { untilScraped } from "../../../../../validation/copy/index.ts";
import { copyFiles, type Stage, stageOn, type Times, timesOf } from "../../../../../validation/kill-matrix/index.ts";

export const factor = 20;

/** Settings of a stack of its own project, all of them default. */
export const settings: Settings = parseSettings({
  project: "kill-matrix-test",
  stack: "dev",
  values: {},
  systems: [{ name: "stack", targets: {} }],
});

/** What copies run on. */
export async function prepareImages(): Promise<void> {
  await acquire(await doctor(["engine", "image/programs", "image/prometheus", "image/alertmanager"]), {
    onProgress: () => undefined,
  });
}

/** A copy with one of each, ready to be played on; removed after the test. `maintenance`: how often Alertmanager writes to disk. */
export async function stage(
  t: ExecutionContext,
  { maintenance }: { readonly maintenance?: string } = {},
): Promise<Stage & { readonly times: Times }> {
  const topology = { prometheuses: 1, alertmanagers: 1 } as const;
  const times = timesOf(settings, factor);
  const { releases, flags } = copyFiles(topology, times, factor);
  const alertmanager = flags.alertmanager.map((flag) =>
    maintenance !== undefined && flag.startsWith("--data.maintenance-interval=")
      ? `--data.maintenance-interval=${maintenance}`
      : flag,
  );
  const rehearsal = await openRehearsal({ settings, releases, flags: { ...flags, alertmanager } });
  t.teardown(() => rehearsal.down());
  await rehearsal.up();
  const { docker } = await engine();
  const ready = stageOn(rehearsal, { docker, times, signal: new AbortController().signal });
  await untilScraped(ready.copy, ready.signal);
  return ready;
}

/** A line of the inbox's journal. */
export interface Kept {
  readonly receivedAtMs: number;
  readonly alerts: readonly {
    readonly status: "firing" | "resolved";
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

/** The inbox's journal as it lies on its disk, not as its API tells it. */
export async function journalOf({ docker, copy }: Stage): Promise<readonly Kept[]> {
  const archive = await docker.getContainer(copy.containers.inbox).getArchive({ path: "/inbox/notifications.jsonl" });
  const kept: Kept[] = [];
  // To its end: an answer of the engine that is left half read keeps its connection, and this process.
  for await (const file of archive.pipe(extract())) {
    const lines = (await text(file)).split("\n").filter((line) => line !== "");
    kept.push(...lines.map((line) => JSON.parse(line) as Kept));
  }
  return kept;
}

/** How many messages about an episode Alertmanager's log says were taken by their receiver, restarts included. */
export async function notifiedOf({ docker, copy }: Stage, episode: string): Promise<number> {
  const log = await docker.getContainer(copy.containers.alertmanager).logs({ stdout: true, stderr: true });
  const lines = log.toString("utf8").split("\n");
  return lines.filter((line) => line.includes('msg="Notify success"') && line.includes(`scenario=\\"${episode}\\"`))
    .length;
}

/** Names of everything on the engine that belongs to a copy of this project. */
export async function leftOf(docker: Stage["docker"]): Promise<readonly string[]> {
  const filters = { name: [`${settings.project}-rehearsal-`] };
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  return [
    ...containers.map(({ Names }) => Names[0] ?? ""),
    ...networks.map(({ Name }) => Name),
    ...(Volumes ?? []).map(({ Name }) => Name),
  ].sort();
}

export type { RehearsalAccess };
