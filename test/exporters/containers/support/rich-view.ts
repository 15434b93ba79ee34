import type { View } from "../../../../exporters/containers/families/index.ts";
import type { Usage } from "../../../../exporters/containers/usage.ts";
import type { Known } from "../../../../exporters/containers/watch/index.ts";
import { createOomTally } from "../../../../exporters/containers/watch/oom-tally.ts";
import { usualLabels } from "../../../../metrics/container-labels.ts";

const id = "0123456789abcdef".repeat(4);

/** A view that has every family: one container read from the kernel, one from the engine, one that has ended, one that could not be read. */
export function richView(): View {
  const unread = known("unread", "running", {});
  return {
    containers: [
      known("shop-db-1", "running", {
        health: "healthy",
        labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": "db", secret: "hunter2" },
        usage: { value: usage, source: "cgroup_v1", readAt: 1000 },
        network: { value: [interfaceOf("eth0", 1), interfaceOf("eth1", 100)], readAt: 500 },
        kills: 2,
      }),
      known('odd "name"\\', "paused", {
        usage: { value: { cpu: { total: 1 }, memory: {}, devices: new Map() }, source: "engine", readAt: 250 },
      }),
      known("ended", "exited", { exitCode: 137 }),
      { row: unread.row, stale: true, inspectedAt: 0, oom: unread.oom },
    ],
    seenAt: 1_700_000_000,
    now: 1000,
    late: false,
    eventsConnected: true,
    plan: { labels: usualLabels, idLabel: false, network: { enabled: true, intervalMs: 30_000 } },
  };
}

const usage: Usage = {
  cpu: { total: 12.5, user: 10, system: 2.5, periods: 100, throttledPeriods: 7, throttled: 0.25 },
  memory: {
    usage: 10_000,
    workingSet: 7000,
    rss: 5000,
    cache: 4000,
    swap: 0,
    mappedFile: 100,
    maxUsage: 20_000,
  },
  threads: 4,
  processes: 2,
  oomKills: 2,
  devices: new Map([
    ["254:0", { readBytes: 4096, writtenBytes: 8192, reads: 1, writes: 2 }],
    ["7:1", { readBytes: 1, writtenBytes: 2, reads: 3, writes: 4 }],
  ]),
};

interface Traits extends Pick<Known, "usage" | "network"> {
  readonly health?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly exitCode?: number;
  readonly kills?: number;
}

function known(name: string, state: string, { health, labels = {}, exitCode, kills = 0, ...readings }: Traits): Known {
  const oom = createOomTally();
  for (let kill = 0; kill < kills; kill += 1) oom.killed();
  return {
    row: {
      id,
      name,
      image: "shop/db:1",
      imageId: "sha256:1",
      labels,
      state,
      networkMode: "shop",
      ...(health && { health }),
    },
    details: {
      startedAt: 1_699_999_000.5,
      exitCode,
      restarts: 3,
      oomKilled: false,
      pid: 1,
      cgroupParent: "",
      limits: {
        memory: 20_000,
        memorySwap: 40_000,
        memoryReservation: 0,
        cpuQuota: 50_000,
        cpuPeriod: 100_000,
        cpuShares: 1024,
        threads: 100,
      },
    },
    stale: false,
    inspectedAt: 0,
    oom,
    ...readings,
  };
}

function interfaceOf(name: string, first: number) {
  return {
    name,
    receivedBytes: first,
    receivedPackets: first + 1,
    receiveErrors: first + 2,
    receivedDropped: first + 3,
    sentBytes: first + 4,
    sentPackets: first + 5,
    sendErrors: first + 6,
    sentDropped: first + 7,
  };
}
