import { oomKills as containersKilled } from "../metrics/containers.ts";
import { memoryAvailable, memoryTotal, oomKills } from "../metrics/node-exporter.ts";
import { GiB, killed, memoryLeft } from "./host-memory-scenarios.ts";
import {
  type Alert,
  alert,
  avgOverTime,
  constant,
  div,
  fires,
  gap,
  gt,
  increase,
  lt,
  or,
  pending,
  round,
  silent,
  sub,
  sum,
  vector,
} from "./kit/index.ts";

/** So little memory is left that the kernel will soon kill something. */
export const hostMemoryLow: Alert = alert("HostMemoryLow", {
  expr: lt(div(avgOverTime(memoryAvailable, "5m"), avgOverTime(memoryTotal, "5m")), 0.1),
  for: "15m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels, value }) => `${labels.instance} has ${value.humanizePercentage} of its memory left`,
  description: "The kernel kills a process when nothing is left, and slows everything down before.",
  action: "Find the container that grew, restart it or give it a lower limit; else add memory.",
  page: {
    meaning:
      "Less than a tenth of the host's memory can still be had, for a quarter of an hour. The kernel drops caches first, which slows everything down, and then kills a process.",
    look: [
      "Which container grew: `docker stats --no-stream`, or `topk(5, container_memory_working_set_bytes)`.",
      "`node_vmstat_oom_kill`: has a process been killed already?",
      "`rate(node_pressure_memory_waiting_seconds_total[5m])`: do processes wait for memory yet?",
    ],
    act: [
      "Restart the container that grew, and give it a limit if it has none.",
      "If all need what they have, give the host more memory or move a container to another host.",
    ],
  },
  scenarios: [
    fires("a leak ate it", { series: memoryLeft(constant(0.4 * GiB)), at: "15m", notBefore: "15m" }),
    fires("low, while scrapes fail", {
      series: memoryLeft(constant(0.4 * GiB, "5m"), gap("2m"), constant(0.4 * GiB)),
      at: "15m",
    }),
    silent("just a tenth", { shows: "boundary", series: memoryLeft(constant(0.8 * GiB, "1h")) }),
    silent("a build that takes ten minutes", {
      series: memoryLeft(constant(4 * GiB, "10m"), constant(0.1 * GiB, "10m"), constant(4 * GiB, "20m")),
    }),
  ],
});

/** The kernel killed processes for memory that no container accounts for: the host itself had none left. */
export const hostOomKill: Alert = alert("HostOomKill", {
  expr: gt(
    // Kills inside a container's own limit count on the host too, and another alert names the container.
    round(
      sub(increase(oomKills, "10m"), or(sum(increase(containersKilled, "10m")), vector(0)), { on: [], groupLeft: [] }),
    ),
    0,
  ),
  // The two counters are scraped at different times.
  for: "1m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels, value }) => `the kernel of ${labels.instance} killed processes for memory: ${value}`,
  description: "They were outside of containers, or in one that is gone: the host had no memory left.",
  action: "The kernel's log (dmesg) names the processes; see whether what they belong to runs again.",
  page: {
    look: [
      "`dmesg -T | grep -i 'killed process'`: which process, and how much it had.",
      "The list of processes in the kernel's log before that line: who had most is not always who was killed.",
      "[HostMemoryLow](HostMemoryLow.md): does memory run out again?",
    ],
    act: [
      "Start what was killed, if nothing does so by itself.",
      "Give containers memory limits, so that the one that grows is killed and not its neighbour.",
    ],
  },
  scenarios: [
    fires("a process of the host", {
      series: killed({ host: [constant(3, "10m"), constant(4)], containers: constant(2) }),
      at: "11m",
      notBefore: "11m",
    }),
    pending("an evaluation before", {
      series: killed({ host: [constant(3, "10m"), constant(4)], containers: constant(2) }),
      at: "10m45s",
    }),
    fires("in a container that was removed before it was scraped again", {
      series: killed({ host: [constant(3, "10m"), constant(4)], containers: { ...constant(0), lasts: "10m" } }),
      at: "12m",
    }),
    fires("where nothing is known about containers", {
      shows: "no data",
      series: killed({ host: [constant(3, "10m"), constant(4)] }),
      at: "12m",
    }),
    silent("in a container, which another alert names", {
      series: killed({
        host: [constant(3, "10m"), constant(4, "20m")],
        containers: [constant(2, "10m15s"), constant(3)],
      }),
    }),
    silent("long ago", { series: killed({ host: [constant(3, "1h")], containers: constant(2) }) }),
    silent("the host started anew", {
      series: killed({ host: [constant(3, "10m"), gap("1m"), constant(0, "30m")], containers: constant(0) }),
    }),
  ],
});

/** The alerts on the host's memory. */
export const hostMemory: readonly Alert[] = [hostMemoryLow, hostOomKill];
