import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";
import { engine } from "../../toolchain/index.ts";

/** What a container came to. */
export interface ContainerCost {
  readonly part: string;
  readonly cpuSeconds: number;
  /** 10⁶ bytes, file caches that can be given up aside. */
  readonly peakMegabytes: number;
}

/** Looks twice a second at what the containers of a project's copies use; those that are gone keep what they had. */
export async function watchContainers(project: string): Promise<{ stop(): Promise<readonly ContainerCost[]> }> {
  const { docker } = await engine();
  const costs = new Map<string, ContainerCost>();
  const stopped = new AbortController();
  const look = async () => {
    const there = await docker.listContainers({ filters: { name: [`${project}-rehearsal-`] } });
    await Promise.all(
      there.map(async ({ Id, Names: [name = ""] }) => {
        const seen = await usedBy(docker, Id);
        if (seen === undefined) return;
        const part = name.replace(/^.*-rehearsal-[0-9a-f]+-/, "");
        const peakMegabytes = Math.max(seen.megabytes, costs.get(Id)?.peakMegabytes ?? 0);
        costs.set(Id, { part, cpuSeconds: seen.cpuSeconds, peakMegabytes });
      }),
    );
  };
  const watching = (async () => {
    while (!stopped.signal.aborted) {
      await look();
      await pause(500, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await watching;
      return [...Map.groupBy(costs.values(), ({ part }) => part)]
        .map(([part, all]) => ({
          part,
          cpuSeconds: all.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
          peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)),
        }))
        .sort((a, b) => b.cpuSeconds - a.cpuSeconds);
    },
  };
}

/** Undefined for one that ended meanwhile. */
async function usedBy(docker: Docker, id: string) {
  try {
    const { cpu_stats, memory_stats } = await docker.getContainer(id).stats({ stream: false, "one-shot": true });
    const { usage, stats } = memory_stats;
    if (usage === undefined) return undefined;
    const cache = stats.inactive_file ?? stats.total_inactive_file;
    return { cpuSeconds: cpu_stats.cpu_usage.total_usage / 1e9, megabytes: (usage - cache) / 1e6 };
  } catch {
    return undefined;
  }
}
