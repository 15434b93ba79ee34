import { count, max, mul, or, row, stateTimeline, timeseries } from "../kit/index.ts";
import { firing, pending } from "./active.ts";

/** When what fired. */
export const history = row("History", [
  timeseries("by-severity", {
    title: "Firing by severity",
    description:
      "How many alerts fired at once. A step that stays: something broke and was not mended. Good is nothing.",
    unit: "short",
    min: 0,
    decimals: 0,
    stack: true,
    width: "full",
    height: 6,
    mayBeEmpty: "No alert fired.",
    queries: [{ expr: count(firing).by("severity"), legend: "{{severity}}" }],
  }),
  stateTimeline("timeline", {
    title: "Alerts over time",
    description:
      "When each alert was pending and when it fired. Short bars again and again are flapping; bars below each other began with the same cause.",
    width: "full",
    height: 12,
    colors: { pending: "yellow", firing: "red" },
    noValue: "no alert was active",
    mayBeEmpty: "No alert was active.",
    queries: [
      {
        expr: max(or(mul(firing, 2), pending)).by("alertname"),
        legend: "{{alertname}}",
        values: [
          { value: 1, text: "pending" },
          { value: 2, text: "firing" },
        ],
      },
    ],
  }),
]);
