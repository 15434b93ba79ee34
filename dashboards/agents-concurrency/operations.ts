import { agentOperationsFailing } from "../../alerts/index.ts";
import { agents } from "../../metrics/index.ts";
import { here, range, uids } from "../agents/index.ts";
import { dashboardLink, not, rate, row, share, sum, timeseries } from "../kit/index.ts";

const ended = agents.operations.where(here);
const accepted = agents.operations.where({ ...here, outcome: not("rejected") });
const duration = agents.operationDuration.where(here);

/** Rate, errors and duration of operations, and how many at once. */
export const operations = row("Operations", [
  timeseries("in-progress", {
    title: "Under way",
    description:
      "Operations that began and did not end, by kind. One kind that rises alone waits for its own semaphore or service.",
    unit: "short",
    min: 0,
    decimals: 0,
    stack: true,
    queries: [{ expr: sum(agents.operationsInProgress.where(here)).by("operation"), legend: "{{operation}}" }],
  }),
  timeseries("outcomes", {
    title: "Ended per second",
    description:
      "How operations end. completed is good; timeout got no permit or connection in time; rejected was never accepted, by the rate limiter.",
    unit: "ops",
    min: 0,
    queries: [{ expr: sum(rate(ended, range)).by("outcome"), legend: "{{outcome}}" }],
  }),
  timeseries("lost", {
    title: "Lost",
    description:
      "Share of the accepted operations of each kind that failed or ran out of time. All kinds: the database; one: what it calls.",
    unit: "percentunit",
    min: 0,
    width: "third",
    watches: agentOperationsFailing,
    links: [dashboardLink(uids.limits, { title: "Rate limits and pools" })],
    queries: [
      {
        expr: share(
          sum(rate(agents.operations.where({ ...here, outcome: /failed|timeout/ }), range)).by("operation"),
          sum(rate(accepted, range)).by("operation"),
        ),
        legend: "{{operation}}",
      },
    ],
  }),
  timeseries("duration", {
    title: "P95 by kind",
    description:
      "Nineteen of twenty operations of each kind end within this time, waiting included. A rise with the load is waiting.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [{ expr: duration.quantile(0.95, range).by("operation"), legend: "{{operation}}" }],
  }),
  timeseries("quantiles", {
    title: "Time of all operations",
    description:
      "Half, 95 % and 99 % of all operations end within these times. P99 far above P95: a few wait very long.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [
      { expr: duration.quantile(0.5, range), legend: "P50" },
      { expr: duration.quantile(0.95, range), legend: "P95" },
      { expr: duration.quantile(0.99, range), legend: "P99" },
    ],
  }),
]);
