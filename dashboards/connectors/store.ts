import { forwardingStalled, storeFilling } from "../../alerts/index.ts";
import { rateOf, row, saturation, sum, timeseries } from "../kit/index.ts";
import { forwarded, stored, storedLimit } from "./scope.ts";

/** What waits on disk while a channel is down, and how fast it goes once it is back. */
export const store = row("Store and forward", [
  timeseries("stored", {
    title: "Stored messages",
    description: "Messages kept until their channel answers again. Flat above 0 with a closed breaker: it hangs.",
    unit: "short",
    min: 0,
    width: "third",
    watches: forwardingStalled,
    queries: [{ expr: sum(stored).by("channel"), legend: "{{channel}}" }],
  }),
  timeseries("store-used", {
    ...saturation({ used: stored, limit: storedLimit, by: ["channel"] }),
    title: "Store used",
    description: "Part of the store in use, fullest instance. At 100 % messages stay in Kafka; none is lost by that.",
    width: "third",
    watches: storeFilling,
  }),
  timeseries("forwarded", {
    ...rateOf(forwarded, { by: ["channel"] }),
    title: "Forwarded",
    description: "Stored messages per second that are sent at last. 0 while nothing is stored.",
    unit: "mps",
    width: "third",
  }),
]);
