import { circuitBreakerOpen, storeFilling } from "../../alerts/index.ts";
import { chat4all } from "../../metrics/index.ts";
import { breakerColors } from "../chat4all/index.ts";
import { row, saturation, stateTimeline, timeseries } from "../kit/index.ts";

/** Channels that were given up, and what waits for them. */
export const breakers = row("Circuit breakers", [
  stateTimeline("breakers", {
    title: "Circuit breakers",
    description: "Closed is good. Open: the channel is down, its messages are stored; half-open: one message tries.",
    height: 8,
    colors: breakerColors,
    watches: circuitBreakerOpen,
    queries: [chat4all.circuitBreakerTimeline()],
  }),
  timeseries("store-used", {
    ...saturation({ used: chat4all.storedMessages, limit: chat4all.storedLimit, by: ["channel"] }),
    title: "Store used",
    description: "Part of the space for messages whose channel is down. At 100 % they stay in Kafka.",
    watches: storeFilling,
  }),
]);
