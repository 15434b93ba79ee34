import { containers } from "../../metrics/index.ts";
import { max, min, rateOf, row, stateTimeline, sum, timeseries, variable } from "../kit/index.ts";

const here = { instance: variable("instance") };

/** How the figures above are come by. */
export const collecting = row("Asking the engine", [
  stateTimeline("events", {
    title: "Events of the engine",
    description: "Heard is good. Not heard: changes are found by asking in turn, minutes later.",
    width: "third",
    height: 8,
    colors: { heard: "green", "not heard": "red" },
    queries: [
      {
        expr: min(containers.eventsConnected.where(here)).by("instance"),
        legend: "{{instance}}",
        values: [
          { value: 0, text: "not heard" },
          { value: 1, text: "heard" },
        ],
      },
    ],
  }),
  timeseries("reading-age", {
    title: "Age of what the engine told",
    description: "Oldest figure of any container, by what it is. Network is read in turn: a minute is usual.",
    unit: "s",
    min: 0,
    width: "third",
    queries: [{ expr: max(containers.readingAge.where(here)).by("values"), legend: "{{values}}" }],
  }),
  timeseries("engine-requests", {
    ...rateOf(containers.engineRequests.where(here), { by: ["call", "outcome"] }),
    title: "Requests to the engine",
    description: "By call and outcome. Anything but ok leaves something unknown above.",
    width: "third",
  }),
  timeseries("values-unknown", {
    title: "Containers of which something is unknown",
    description: "By what is unknown and why. None is good.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "full",
    height: 6,
    noValue: "all known",
    mayBeEmpty: "Everything could be read.",
    queries: [
      { expr: sum(containers.valuesUnknown.where(here)).by("values", "reason"), legend: "{{values}}: {{reason}}" },
    ],
  }),
]);
