import { webSocketsDropped, webSocketsLeft } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { here, range } from "../hitl/index.ts";
import { clampMin, deriv, div, gt, max, mul, rate, row, sub, sum, timeseries } from "../kit/index.ts";

const { active, connections, sent } = hitl.websocket;
const opened = sum(rate(connections.where(here), "5m"));
const growth = sum(deriv(active.where(here), "5m"));

/** Who is connected, and whether anything reaches them. */
export const webSockets = row("WebSockets", [
  timeseries("connections", {
    title: "Connections",
    description: "Open connections of each replica. Half of all gone at once: a proxy or a replica cut them off.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "quarter",
    queries: [{ expr: sum(active.where(here)).by("instance"), legend: "{{instance}}" }],
  }),
  timeseries("connections-left", {
    title: "Still connected",
    description:
      "What is left of the most connections of five minutes, over all replicas. Back at 100 % within seconds after a restart.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "quarter",
    watches: webSocketsDropped,
    mayBeEmpty: "Nobody was connected.",
    queries: [{ expr: max(webSocketsLeft), legend: "left" }],
  }),
  timeseries("coming-and-going", {
    title: "Coming and going",
    description:
      "Connections per minute that open, and that end: what opened less what the open ones grew by, over 5 minutes. Both high: they are cut off again and again.",
    unit: "suffix: /min",
    min: 0,
    width: "quarter",
    queries: [
      { expr: mul(opened, 60), legend: "opened" },
      { expr: mul(clampMin(sub(opened, growth), 0), 60), legend: "ended" },
    ],
  }),
  timeseries("messages-sent", {
    title: "Messages sent",
    description:
      "Messages per minute to all connections, and to one of them: every connection gets every review and decision.",
    unit: "suffix: /min",
    min: 0,
    width: "quarter",
    queries: [
      { expr: mul(sum(rate(sent.where(here), range)), 60), legend: "all" },
      {
        expr: mul(div(sum(rate(sent.where(here), range)), gt(sum(active.where(here)), 0)), 60),
        legend: "per connection",
        mayBeEmpty: "Nobody is connected.",
      },
    ],
  }),
]);
