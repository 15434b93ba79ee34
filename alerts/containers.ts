import { health, oomKills, restarts } from "../metrics/containers.ts";
import { containerCpuThrottled, containerMemoryNearLimit } from "./container-limits.ts";
import { checked, ofShop, oom, replaced, restarted } from "./containers-scenarios.ts";
import {
  type Alert,
  alert,
  constant,
  eq,
  fires,
  gap,
  gt,
  increase,
  lastOverTime,
  max,
  ramp,
  silent,
  sum,
} from "./kit/index.ts";

// By name and engine only: the image and the other labels change with a deployment, and an alert would end with it.

/** The kernel killed a process of a container because the container's memory ran out. */
export const containerOomKilled: Alert = alert("ContainerOomKilled", {
  // The range holds the alert for some minutes when the container is gone after the kill, and its series with it.
  expr: gt(sum(increase(oomKills, "10m")).by("instance", "name"), 0),
  keepFiringFor: "5m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `a process in the container ${labels.name} was killed for memory`,
  description: "What it was doing is lost. When it was the first process of the container, the container ended.",
  action: "See whether its memory grows without end or its limit is too small for the load; then restart or raise.",
  page: {
    look: [
      '`container_memory_working_set_bytes{name="…"}` over a day: a straight line up is a leak, a step is load or a large request.',
      '`container_spec_memory_limit_bytes{name="…"}`: what it may have.',
      "`docker inspect <name>`: `OOMKilled` and the exit code 137 say that the first process was killed; else a child of it was, and the service goes on without it.",
      "Its log before the end: a single request or job is the reason more often than a leak.",
    ],
    act: [
      "Start it, if nothing does so by itself ([ContainerRestarting](ContainerRestarting.md)).",
      "A leak: roll back its newest release; a restart buys time.",
      "Too small a limit: raise it, and see that the host has that much.",
    ],
  },
  scenarios: [
    fires("it runs on after the kill", {
      series: oom(constant(0, "10m"), constant(1, "30m")),
      at: "11m",
      resolvedBy: "25m",
      ...ofShop,
    }),
    fires("it is removed after the kill, and its series end", {
      series: oom(constant(0, "10m"), constant(1, "30s"), gap()),
      at: "18m",
      ...ofShop,
    }),
    fires("killed again and again, until the container starts anew", {
      series: oom(ramp({ from: 0, by: 1, per: "1m", lasts: "10m" }), gap("1m"), constant(0)),
      at: "15m",
      ...ofShop,
    }),
    silent("a kill of yesterday", { series: oom(constant(1, "1h")) }),
    silent("a new container with the same name", { series: oom(constant(4, "10m"), gap("1m"), constant(0, "30m")) }),
  ],
});

/** A container ends and is started again, over and over: whatever it does is interrupted each time. */
export const containerRestarting: Alert = alert("ContainerRestarting", {
  // Three times: increase() makes slightly more of two than two.
  expr: gt(sum(increase(restarts, "15m")).by("instance", "name"), 2.5),
  keepFiringFor: "10m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `the container ${labels.name} restarts again and again`,
  description:
    "It ended three times or more in a quarter of an hour. The engine waits longer each time, up to a minute.",
  action: "Read the last lines of its log before each end: docker logs --tail 100 <name>.",
  page: {
    look: [
      "`docker logs --tail 100 <name>`: what it said before it ended.",
      '`container_exit_code{name="…"}`: 137 is a kill (memory, see [ContainerOomKilled](ContainerOomKilled.md), or a health check that gave up), 1 and 2 an error of its own, 126 and 127 a command that cannot be run.',
      "What it needs at its start: a database, a broker, a file of secrets. One that is gone makes everything restart that waits for it.",
    ],
    act: ["Repair what it lacks; it comes back by itself.", "Did it begin with a deployment? Roll that back."],
  },
  scenarios: [
    fires("it ends every twenty seconds", {
      series: restarted(constant(0, "10m"), ramp({ from: 0, by: 0.75, per: "15s" })),
      at: "13m",
      ...ofShop,
    }),
    fires("until what it lacks is there", {
      series: restarted(constant(0, "10m"), ramp({ from: 0, by: 0.75, per: "15s", lasts: "5m" }), constant(15, "40m")),
      at: "13m",
      resolvedBy: "40m",
      ...ofShop,
    }),
    fires("three times in a quarter of an hour", {
      shows: "boundary",
      series: restarted(constant(0, "10m"), constant(1, "5m"), constant(2, "5m"), constant(3)),
      at: "21m",
      ...ofShop,
    }),
    fires("a new image does not help", {
      series: replaced(ramp({ from: 0, by: 1, per: "2m", lasts: "16m" }), [
        gap("16m"),
        ramp({ from: 0, by: 1, per: "2m" }),
      ]),
      at: "24m",
      ...ofShop,
    }),
    silent("twice", {
      shows: "boundary",
      series: restarted(constant(0, "10m"), constant(1, "5m"), constant(2, "30m")),
    }),
    silent("deployed three times, which is no restart", {
      series: restarted(
        constant(2, "10m"),
        ...[1, 2, 3].flatMap(() => [gap("30s"), constant(0, "3m")]),
        constant(0, "20m"),
      ),
    }),
  ],
});

/** A container runs, and its own health check says that it does not work. */
export const containerUnhealthy: Alert = alert("ContainerUnhealthy", {
  // Bridges scrapes that failed: without it a single one would start `for` again.
  expr: eq(max(lastOverTime(health.in("unhealthy"), "2m")).by("instance", "name"), 1),
  for: "5m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `the container ${labels.name} says that it is unhealthy`,
  description: "It runs, and its health check fails. The engine does nothing about that by itself.",
  action: "Ask the check yourself: docker inspect shows its last outputs under State.Health.",
  page: {
    look: [
      "`docker inspect --format '{{json .State.Health}}' <name>`: the last outputs of the check.",
      "Its log: a dependency that does not answer, a start that does not come to an end.",
      "Is the check itself too strict: does it time out while the container waits for its CPU ([ContainerCpuThrottled](ContainerCpuThrottled.md))?",
    ],
    act: [
      "Repair the dependency that the output names.",
      "Restart the container when it hangs; the engine restarts what ends, not what is unhealthy.",
    ],
  },
  scenarios: [
    fires("it hangs", {
      series: checked({ state: "healthy", lasts: "10m" }, { state: "unhealthy" }),
      at: "15m",
      notBefore: "15m",
      ...ofShop,
    }),
    fires("it hangs, and is restarted", {
      series: checked(
        { state: "healthy", lasts: "10m" },
        { state: "unhealthy", lasts: "10m" },
        { state: "healthy", lasts: "20m" },
      ),
      at: "15m",
      resolvedBy: "20m",
      ...ofShop,
    }),
    fires("it never became healthy", {
      series: checked({ state: "starting", lasts: "1m" }, { state: "unhealthy" }),
      at: "6m",
      ...ofShop,
    }),
    silent("it starts slowly", {
      series: checked({ state: "starting", lasts: "20m" }, { state: "healthy", lasts: "10m" }),
    }),
    silent("unhealthy for four minutes", {
      series: checked(
        { state: "healthy", lasts: "10m" },
        { state: "unhealthy", lasts: "2m45s" },
        { state: "healthy", lasts: "20m" },
      ),
    }),
    silent("without a health check", { shows: "no data", series: [] }),
  ],
});

/** The alerts on containers, whatever runs in them. */
export const containers: readonly Alert[] = [
  containerOomKilled,
  containerRestarting,
  containerUnhealthy,
  containerMemoryNearLimit,
  containerCpuThrottled,
];
