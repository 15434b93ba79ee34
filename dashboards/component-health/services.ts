import { dependencyDown, serviceNotReady, targetMissing } from "../../alerts/index.ts";
import { health, scrape } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { max, min, rate, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import { services as names } from "./scope.ts";

const mine = { service: names };
const scraped = [...names, "minio"];
const answers = [
  { value: 0, text: "down" },
  { value: 1, text: "up" },
] as const;

/** What services say about themselves and about what they need. */
export const services = row("Services", [
  stateTimeline("health", {
    title: "Health checks",
    description: "Asked from outside. Down also when nobody answers; the reasons are beside.",
    width: "third",
    colors: { down: "red", up: "green" },
    watches: names.map((service) => serviceNotReady({ service, check: "health" })),
    queries: [{ expr: min(health.up.where(mine)).by("service"), legend: "{{service}}", values: answers }],
  }),
  stateTimeline("dependencies", {
    title: "What they depend on",
    description: "In each service's own words. A dependency that is down for all of them is down.",
    width: "third",
    colors: { up: "green", degraded: "orange", down: "red", unknown: "gray" },
    watches: names.map((service) => dependencyDown({ service })),
    queries: [
      {
        ...health.componentState.timeline(mine, ["service", "component"]),
        legend: "{{service}}: {{component}}",
      },
    ],
  }),
  stateTimeline("targets", {
    title: "Metrics",
    description: "Whether each service's metrics could be read. While they cannot, its panels are empty.",
    width: "third",
    colors: { down: "red", up: "green" },
    watches: scraped.map((job) => targetMissing({ job })),
    queries: [{ expr: min(scrape.up.where({ job: scraped })).by("job"), legend: "{{job}}", values: answers }],
  }),
  timeseries("check-failures", {
    title: "Failed checks by reason",
    description:
      "Checks per second that failed. refused, timeout: the process is dead or stuck; status: it says so itself.",
    unit: "ops",
    min: 0,
    noValue: "none failed",
    mayBeEmpty: "No check has failed.",
    queries: [
      {
        expr: sum(rate(health.failures.where(mine), range)).by("service", "reason"),
        legend: "{{service}}: {{reason}}",
      },
    ],
  }),
  timeseries("check-duration", {
    title: "Time to answer a check",
    description: "Time the last check of each service took. A rise comes before timeouts.",
    unit: "s",
    min: 0,
    queries: [{ expr: max(health.checkDuration.where(mine)).by("service"), legend: "{{service}}" }],
  }),
]);
