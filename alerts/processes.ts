import { residentMemory, startTime } from "../metrics/process.ts";
import {
  type Alert,
  alert,
  avgOverTime,
  changes,
  constant,
  fires,
  gap,
  gt,
  type Severity,
  type Shape,
  silent,
} from "./kit/index.ts";

interface Process {
  readonly job: string;
  readonly owner?: string;
}

/** A process starts again and again: whatever it does is interrupted each time. */
export const processRestarting = ({
  job,
  owner,
  severity = "critical",
}: Process & { readonly severity?: Severity }): Alert => {
  const begun = (...samples: readonly Shape[]) => [startTime.series(target(job), samples)];
  return alert("ProcessRestarting", {
    // A start that lies between two scrapes counts too; one that is over before the first scrape does not.
    expr: gt(changes(startTime.where({ job }), "15m"), 2),
    severity,
    priority: severity === "critical" ? "P1" : "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${labels.job} started ${value} times in a quarter of an hour`,
    description: "What was under way is lost each time, and nobody is served while it starts.",
    action: ({ labels }) => `Read the last lines of the log of ${labels.job} before each start.`,
    page: {
      look: [
        "The log before each start: a panic, a fatal error, or nothing at all, which is a kill.",
        "[ContainerOomKilled](ContainerOomKilled.md): was it killed for memory? Then look at [ProcessMemoryHigh](ProcessMemoryHigh.md) and the alerts on leaks before.",
        "Did it begin with a deployment, or with the loss of something it needs?",
        "Does the same request end it each time? The log's last request before each end tells.",
      ],
      act: [
        "Since a deployment: roll it back.",
        "Killed for memory: a restart has freed it already; raise the limit until the leak is found.",
        "One request that ends it: keep it out (a rule in the proxy before it) until it is repaired.",
      ],
    },
    scenarios: [
      fires("it crashes every minute", {
        series: begun(constant(0, "10m"), ...lives(20, "1m")),
        at: "14m",
      }),
      fires("three starts, with scrapes that fail between", {
        shows: "boundary",
        series: begun(constant(0, "10m"), ...[700, 900, 1100].flatMap((at) => [gap("45s"), constant(at, "3m")])),
        at: "19m",
        resolvedBy: "36m",
      }),
      silent("two starts", {
        shows: "boundary",
        series: begun(constant(0, "10m"), constant(600, "5m"), constant(900, "30m")),
      }),
      silent("it is down, and another alert says so", {
        shows: "no data",
        series: begun(constant(0, "10m"), gap("30m")),
      }),
      silent("it runs", { series: begun(constant(0, "1h")) }),
    ],
  });
};

/** A process holds more memory than it was promised to need. */
export const processMemoryHigh = ({ job, owner, limit }: Process & { readonly limit: number }): Alert => {
  const held = (...samples: readonly Shape[]) => [residentMemory.series(target(job), samples)];
  return alert("ProcessMemoryHigh", {
    expr: gt(avgOverTime(residentMemory.where({ job }), "5m"), limit),
    for: "10m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${labels.job} holds ${value.humanize1024}B of memory`,
    description: `It is promised to need less than ${limit / 2 ** 20} MiB, whatever the load.`,
    action: "See whether it grows without end or keeps a level; a leak wants a restart, a level another promise.",
    page: {
      look: [
        "`process_resident_memory_bytes` over a day: a straight line up is a leak, a step is load or a release.",
        "For a Go service: [GoHeapGrowing](GoHeapGrowing.md) says that objects are kept, [GoroutinesGrowing](GoroutinesGrowing.md) that their stacks are. Neither, and the memory is high: Go keeps freed memory for a while (`go_memstats_heap_idle_bytes - go_memstats_heap_released_bytes`).",
        "`container_memory_working_set_bytes` against its limit: how long until the kernel kills it.",
      ],
      act: [
        "A leak: restart it at a quiet moment, and take a heap profile before.",
        "Load: see whether calls per second are within what was promised.",
      ],
    },
    scenarios: [
      fires("a leak", { series: held(constant(2 * limit)), at: "11m", notBefore: "10m" }),
      fires("just over the limit, while scrapes fail", {
        shows: "boundary",
        series: held(constant(limit + 4096, "5m"), gap("2m"), constant(limit + 4096)),
        at: "11m",
      }),
      silent("just at the limit", { shows: "boundary", series: held(constant(limit, "1h")) }),
      silent("a peak of five minutes", {
        series: held(constant(limit / 2, "10m"), constant(1.5 * limit, "5m"), constant(limit / 2, "20m")),
      }),
    ],
  });
};

function target(job: string) {
  return { job, instance: `${job}:8081` };
}

function lives(count: number, lasts: "1m"): readonly Shape[] {
  return Array.from({ length: count }, (_, index) => constant(600 + 60 * index, lasts));
}
