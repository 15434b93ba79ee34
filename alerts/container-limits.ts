import {
  cpuPeriod,
  cpuPeriods,
  cpuQuota,
  cpuThrottledPeriods,
  cpuUsage,
  memoryLimit,
  memoryWorkingSet,
} from "../metrics/containers.ts";
import { MiB, memory, ofShop, throttled, unlimited } from "./containers-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  avgOverTime,
  constant,
  div,
  fires,
  gap,
  gt,
  lastOverTime,
  max,
  rate,
  type Selector,
  silent,
  sum,
} from "./kit/index.ts";

/** A container is about to be killed for memory. */
export const containerMemoryNearLimit: Alert = alert("ContainerMemoryNearLimit", {
  // No limit is told as 0.
  expr: gt(
    max(div(avgOverTime(memoryWorkingSet, "5m"), gt(lastOverTime(memoryLimit, "5m"), 0))).by("instance", "name"),
    0.9,
  ),
  for: "15m",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels, value }) => `the container ${labels.name} uses ${value.humanizePercentage} of its memory limit`,
  description: "At the limit the kernel kills a process in it. File caches are not counted here: they give way.",
  action: "See whether it grows without end or has found its level; raise the limit or restart it.",
  page: {
    look: [
      '`container_memory_working_set_bytes{name="…"}` over a week: a straight line up is a leak; a level that it keeps is what it needs.',
      "A Java service fills the heap it is given: its limit must be higher than `-Xmx` by a quarter at least.",
    ],
    act: [
      "A level: raise the limit to one and a half of it.",
      "A leak: restart it at a quiet hour, and repair it before it comes back.",
    ],
  },
  scenarios: [
    fires("at 95 of 100", { series: memory(100 * MiB, constant(95 * MiB)), at: "16m", notBefore: "15m", ...ofShop }),
    fires("while scrapes fail", {
      series: memory(100 * MiB, constant(95 * MiB, "5m"), gap("2m"), constant(95 * MiB)),
      at: "16m",
      ...ofShop,
    }),
    silent("at nine tenths", { shows: "boundary", series: memory(100 * MiB, constant(90 * MiB, "1h")) }),
    silent("for ten minutes", {
      series: memory(100 * MiB, constant(50 * MiB, "10m"), constant(95 * MiB, "10m"), constant(50 * MiB, "20m")),
    }),
    silent("without a limit", { shows: "no data", series: memory(0, constant(4000 * MiB, "1h")) }),
  ],
});

/** A container would do more if its CPU limit let it. Waiting in some periods is no fault, only together with using up the limit. */
export const containerCpuThrottled: Alert = alert("ContainerCpuThrottled", {
  expr: and(gt(div(used(), allowed()), 0.8), gt(div(perSecond(cpuThrottledPeriods), perSecond(cpuPeriods)), 0.5)),
  for: "15m",
  severity: "warning",
  priority: "P3",
  owner: "platform",
  summary: ({ labels, value }) => `${labels.name} uses ${value.humanizePercentage} of its CPU limit and waits for more`,
  description: "Whatever the container does takes longer. Its health check may fail, and scrapes of it may time out.",
  action: "Raise its CPU limit, or find what keeps it busy.",
  page: {
    meaning:
      "The container uses more than four fifths of the CPU time it may have, and in more than half of the periods of a tenth of a second it has to wait for the next one. A container that waits often but uses little only has bursts, and does not count.",
    look: [
      '`rate(container_cpu_usage_seconds_total{name="…"}[5m])` against `container_spec_cpu_quota / container_spec_cpu_period`, over a week: load that grew, or a change at one moment?',
      "The latency of what it serves: without a symptom there is no hurry.",
      "A garbage collector that has too little memory looks like this as well: see [ContainerMemoryNearLimit](ContainerMemoryNearLimit.md).",
    ],
    act: [
      "Raise the limit, if the host has CPUs left (`node_pressure_cpu_waiting_seconds_total` rises slowly).",
      "Else run more of it elsewhere, or make it do less.",
    ],
  },
  scenarios: [
    // A rate over five minutes of a series that has just begun is low.
    fires("all of half a CPU, waiting in nine of ten periods", {
      series: throttled({ heldBack: 9, uses: 0.5 }),
      at: "20m",
      notBefore: "19m15s",
      ...ofShop,
    }),
    fires("just over both limits", {
      shows: "boundary",
      series: throttled({ heldBack: 5.1, uses: 0.41 }),
      at: "20m",
      ...ofShop,
    }),
    silent("waiting in every second period", {
      shows: "boundary",
      series: throttled({ heldBack: 5, uses: 0.5 }),
      lasts: "1h",
    }),
    silent("bursts: it waits, and uses little", { series: throttled({ heldBack: 9, uses: 0.1 }), lasts: "1h" }),
    silent("without a limit", { shows: "no data", series: unlimited({ uses: 4 }), lasts: "1h" }),
  ],
});

function used() {
  return perSecond(cpuUsage);
}

/** CPUs that it may use; only of containers with a limit. */
function allowed() {
  return max(div(lastOverTime(cpuQuota, "5m"), lastOverTime(cpuPeriod, "5m"))).by("instance", "name");
}

function perSecond<L extends string>(counter: Selector<L | "instance" | "name", "counter">) {
  return sum(rate<L | "instance" | "name", "counter">(counter, "5m")).by<"instance" | "name">("instance", "name");
}
