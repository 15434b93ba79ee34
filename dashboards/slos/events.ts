import { slo } from "../../metrics/index.ts";
import { row, sum, timeseries } from "../kit/index.ts";
import { dataAlerts } from "./alerts.ts";
import { chosen, each, legend } from "./scope.ts";

/** A share says little about three events. */
export const events = row("Of how many events?", [
  timeseries("events", {
    title: "Events in five minutes",
    description:
      "What each objective counted: requests, messages; of a gauge, evaluations. At 0 the objective says nothing about its users.",
    unit: "short",
    min: 0,
    legendAs: "table",
    watches: dataAlerts,
    queries: [{ expr: sum(slo.events.where(chosen)).by(...each), legend }],
  }),
  timeseries("bad-events", {
    title: "Bad events in five minutes",
    description: "How many of them were bad. One of a handful makes a high share and wakes nobody.",
    unit: "short",
    min: 0,
    legendAs: "table",
    queries: [{ expr: sum(slo.badEvents.where(chosen)).by(...each), legend }],
  }),
]);
