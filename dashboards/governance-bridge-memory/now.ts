import { goroutineGrowth, heapGrowth, objectsFreed } from "../../alerts/index.ts";
import { go, process } from "../../metrics/index.ts";
import { here, job, range, uids } from "../governance-bridge/index.ts";
import { dashboardUrl, max, min, rate, row, stat, sub, sum, time } from "../kit/index.ts";

const uid = uids.memory;
const young = "too young";

/** The answer at a glance, as the alerts on leaks reckon it; a process younger than three quarters of an hour has no past to be compared with. */
export const now = row("Does it leak?", [
  stat("memory-now", {
    title: "Memory",
    description: "Memory of the largest instance that is in RAM. Promised: less than 50 MiB, whatever the load.",
    unit: "bytes",
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 40 * 2 ** 20, color: "orange" },
        { from: 50 * 2 ** 20, color: "red" },
      ],
    },
    links: [{ title: "Since when", url: dashboardUrl(uid, "resident") }],
    queries: [{ expr: max(process.residentMemory.where(here)), legend: "RSS" }],
  }),
  stat("heap-growth-now", {
    title: "Heap has grown to",
    description:
      "How many times its lowest of six hours the heap is now, right after collections. Above 3 and rising: a leak.",
    unit: "suffix: ×",
    decimals: 1,
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 2, color: "orange" },
        { from: 3, color: "red" },
      ],
    },
    noValue: young,
    links: [{ title: "Since when", url: dashboardUrl(uid, "heap-growth") }],
    mayBeEmpty: "A process younger than three quarters of an hour has no past to be compared with.",
    queries: [{ expr: max(heapGrowth(job)), legend: "heap" }],
  }),
  stat("goroutine-growth-now", {
    title: "Goroutines too many",
    description: "Goroutines beyond the fewest of six hours that do not end. Above 20 and rising: a leak.",
    unit: "short",
    decimals: 0,
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 10, color: "orange" },
        { from: 20, color: "red" },
      ],
    },
    noValue: young,
    links: [{ title: "Since when", url: dashboardUrl(uid, "goroutine-growth") }],
    mayBeEmpty: "A process younger than three quarters of an hour has no past to be compared with.",
    queries: [{ expr: max(goroutineGrowth(job)), legend: "goroutines" }],
  }),
  stat("freed-now", {
    title: "Freed",
    description:
      "Part of the objects allocated in half an hour that collections freed in it. Near 100 % is good, below 50 % is not.",
    unit: "percentunit",
    decimals: 0,
    width: "sixth",
    paint: "background",
    thresholds: {
      base: "red",
      steps: [
        { from: 0.5, color: "orange" },
        { from: 0.8, color: "green" },
      ],
    },
    noValue: "unknown",
    links: [{ title: "Since when", url: dashboardUrl(uid, "freed") }],
    queries: [{ expr: min(objectsFreed(job)), legend: "freed" }],
  }),
  stat("paused-now", {
    title: "Stopped by collections",
    description: "Part of the time in which collections stop the program. Below 0.1 % nobody notices.",
    unit: "percentunit",
    decimals: 3,
    width: "sixth",
    thresholds: {
      steps: [
        { from: 0.001, color: "orange" },
        { from: 0.01, color: "red" },
      ],
    },
    links: [{ title: "Since when", url: dashboardUrl(uid, "go-gc") }],
    queries: [{ expr: max(sum(rate(go.gcPause.where(here).sum, range)).by("instance")), legend: "stopped" }],
  }),
  stat("uptime-now", {
    title: "Running for",
    description: "Time since the youngest instance started. A leak that nobody sees shows as restarts.",
    unit: "s",
    decimals: 0,
    width: "sixth",
    queries: [{ expr: sub(time(), max(process.startTime.where(here))), legend: "running for" }],
  }),
]);
