import type { SemaphoreMetrics } from "../metrics/agents.ts";
import { permits, waited } from "./agents-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  avgOverTime,
  constant,
  type Duration,
  div,
  fires,
  gap,
  gt,
  gte,
  increase,
  lastOverTime,
  silent,
  sum,
} from "./kit/index.ts";
import type { OwnedJob } from "./owned-job.ts";

// Full is no fault; full with others waiting for long is.

/** All permits are taken, and operations wait for them, for ten minutes. */
export const semaphoreSaturated = ({
  job,
  owner,
  semaphore: { inUse, limit, waiting },
}: OwnedJob & { readonly semaphore: SemaphoreMetrics<"semaphore"> }): Alert =>
  alert("SemaphoreSaturated", {
    expr: and(
      gt(div(avgOverTime(inUse.where({ job }), "5m"), lastOverTime(limit.where({ job }), "5m")), 0.95),
      gte(avgOverTime(waiting.where({ job }), "5m"), 1),
    ),
    for: "10m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the permits of ${labels.semaphore} on ${labels.job} are taken, and operations wait`,
    description: "The work comes faster than it is done. What waits too long ends as a timeout.",
    action: "See whether each piece of work takes longer than usual, or more of it comes.",
    page: {
      look: [
        "The duration of what is done with a permit: when it rose, what it calls is slow; when it did not, more work comes.",
        "`…_semaphore_waiting_operations`: a line that rises ends in timeouts; one that keeps a level is merely busy.",
        "[SemaphoreWaitLong](SemaphoreWaitLong.md): do those who wait notice yet?",
        "Permits that are never given back: in use stays at the limit while nothing comes in.",
      ],
      act: [
        "What it calls is slow: help that first; more permits would make it slower.",
        "More work than planned: raise the limit by a quarter at a time, if what stands behind can bear it.",
        "Permits are lost: restart the process, and look for a path that does not give them back.",
      ],
    },
    scenarios: [
      fires("all are taken, and five wait", {
        series: permits({ inUse: [constant(8)], waiting: [constant(5)] }),
        at: "11m",
        notBefore: "10m",
      }),
      fires("while scrapes fail", {
        series: permits({
          inUse: [constant(8, "5m"), gap("1m"), constant(8)],
          waiting: [constant(5, "5m"), gap("1m"), constant(5)],
        }),
        at: "11m",
      }),
      fires("just one waits, on average", {
        shows: "boundary",
        series: permits({ inUse: [constant(8)], waiting: [constant(1)] }),
        at: "11m",
      }),
      silent("all are taken, and nobody waits", {
        shows: "boundary",
        series: permits({ inUse: [constant(8, "1h")], waiting: [constant(0, "1h")] }),
      }),
      silent("just below: 95 of a hundred", {
        shows: "boundary",
        series: permits({ inUse: [constant(7.6, "1h")], waiting: [constant(3, "1h")] }),
      }),
      silent("a burst of five minutes", {
        series: permits({
          inUse: [constant(2, "10m"), constant(8, "5m"), constant(2, "20m")],
          waiting: [constant(0, "10m"), constant(20, "5m"), constant(0, "20m")],
        }),
      }),
    ],
  });

/** One in twenty waits longer for a permit than `within`. */
export const semaphoreWaitLong = ({
  job,
  owner,
  within,
  semaphore: { wait },
}: OwnedJob & { readonly within: Duration; readonly semaphore: SemaphoreMetrics<"semaphore"> }): Alert => {
  const waits = wait.where({ job });
  return alert("SemaphoreWaitLong", {
    expr: and(
      gt(waits.quantile(0.95, "5m").by("job", "semaphore"), within),
      // Of fewer the slowest twentieth is one or two.
      gt(sum(increase(waits.count, "5m")).by("job", "semaphore"), 40),
    ),
    for: "5m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `operations on ${labels.job} wait ${value.humanizeDuration} for a permit of ${labels.semaphore} (P95)`,
    description: "They take that much longer for whoever asked for them.",
    action: "See whether the permits are held for longer than usual, or more operations want them.",
    page: {
      look: [
        "[SemaphoreSaturated](SemaphoreSaturated.md): all permits taken for long, or only in bursts?",
        "Which other semaphores are quiet: the one that is not names what is slow behind it.",
        "The quantiles of the wait since yesterday: a new level since a release?",
      ],
      act: ["Help what is slow behind the permits.", "Bursts: let the rate limiter before them smooth what comes."],
    },
    scenarios: [
      fires("one in ten waits two seconds", {
        series: waited({ short: 90, long: 10 }),
        at: "10m",
        notBefore: "5m15s",
        labels: { job, semaphore: "tools" },
      }),
      silent("one in twenty", { shows: "boundary", series: waited({ short: 95, long: 5 }), lasts: "30m" }),
      silent("everyone, but few come", { series: waited({ short: 0, long: 1 }), lasts: "30m" }),
      silent("nobody comes", { shows: "no data", series: waited({ short: 0 }), lasts: "30m" }),
    ],
  });
};
