import { publishSlow } from "../../alerts/index.ts";
import { chat4all } from "../../metrics/index.ts";
import { quantilesOf, rateOf, row, timeseries } from "../kit/index.ts";
import { here } from "./scope.ts";

const duration = chat4all.publishDuration.where(here);

/** What the service waits for before it accepts a message. */
export const publishing = row("Publishing to Kafka", [
  timeseries("publish-duration", {
    ...quantilesOf(duration, { by: ["topic"] }),
    title: "Time until Kafka confirms",
    description: "By topic. Senders wait for it; after 2 s a message is rejected: dependency_down.",
    watches: publishSlow,
  }),
  timeseries("publish-rate", {
    ...rateOf(duration.count, { by: ["topic"] }),
    title: "Published",
    description: "Attempts per second to write a message, by topic. Equal to what is accepted, unless Kafka refuses.",
    unit: "mps",
  }),
]);
