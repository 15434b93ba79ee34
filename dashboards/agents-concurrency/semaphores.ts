import { agentsSaturated, agentsWaitLong } from "../../alerts/index.ts";
import { agents } from "../../metrics/index.ts";
import { here, range } from "../agents/index.ts";
import { div, gt, max, rate, row, sum, timeseries } from "../kit/index.ts";

const { inUse, limit, waiting, wait, failures } = agents.semaphore;

/** What operations share, and who has to wait for it: the one that is full names what is slow behind it. */
export const semaphores = row("Semaphores", [
  timeseries("permits", {
    title: "Permits taken",
    description:
      "Part of each semaphore's permits that are taken, in its fullest process. Full for moments is no fault; full while others wait is.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    watches: agentsSaturated,
    queries: [{ expr: max(div(inUse.where(here), gt(limit.where(here), 0))).by("semaphore"), legend: "{{semaphore}}" }],
  }),
  timeseries("permit-numbers", {
    title: "Permits",
    description:
      "Permits taken, and as many as there are, over all processes. Taken at the limit while nothing comes in: permits are lost.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [
      { expr: sum(inUse.where(here)).by("semaphore"), legend: "{{semaphore}}" },
      { expr: sum(limit.where(here)).by("semaphore"), legend: "{{semaphore}} limit" },
    ],
  }),
  timeseries("permit-waiting", {
    title: "Waiting for a permit",
    description: "Operations that wait now. Near 0 is good; where it rises, work comes faster than it is done.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    queries: [{ expr: sum(waiting.where(here)).by("semaphore"), legend: "{{semaphore}}" }],
  }),
  timeseries("permit-wait", {
    title: "Time until a permit",
    description: "Nineteen of twenty operations got their permit, or gave up, within this time. Milliseconds are good.",
    unit: "s",
    min: 0,
    watches: agentsWaitLong,
    queries: [{ expr: wait.where(here).quantile(0.95, range).by("semaphore"), legend: "{{semaphore}}" }],
  }),
  timeseries("permit-failures", {
    title: "No permit",
    description: "Operations per second that got none in time. Each ends as timeout; normally 0.",
    unit: "ops",
    min: 0,
    queries: [{ expr: sum(rate(failures.where(here), range)).by("semaphore"), legend: "{{semaphore}}" }],
  }),
]);
