import { channelFailing, channelRejects } from "../../alerts/index.ts";
import { errorRatio, rateOf, row, timeseries } from "../kit/index.ts";
import { attempts } from "./scope.ts";

const by = ["channel"] as const;

/** What became of each attempt to hand a message over. */
export const sent = row("Attempts to send", [
  timeseries("attempts", {
    ...rateOf(attempts, { by: ["channel", "status"] }),
    title: "Attempts by outcome",
    description: "Sent, failed (tried again or stored) and rejected (refused for good) attempts per second.",
    unit: "mps",
    width: "third",
  }),
  timeseries("failed", {
    ...errorRatio({ errors: attempts.where({ status: "failed" }), total: attempts, by }),
    title: "Failed",
    description: "Share of the attempts that fail. From half of them on the circuit breaker opens.",
    width: "third",
    watches: channelFailing(),
  }),
  timeseries("rejected", {
    ...errorRatio({ errors: attempts.where({ status: "rejected" }), total: attempts, by }),
    title: "Refused for good",
    description: "Share of the attempts that the channel refuses: a revoked key, a changed form, a wrong number.",
    width: "third",
    watches: channelRejects(),
  }),
]);
