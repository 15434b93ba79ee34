import { range, share } from "../chat4all/index.ts";
import { rate, row, sum, timeseries } from "../kit/index.ts";
import { attempts } from "./scope.ts";

const all = sum(rate(attempts, range)).by("channel");
const ended = (status: "failed" | "rejected") => sum(rate(attempts.where({ status }), range)).by("channel");

/** What became of each attempt to hand a message over. */
export const sent = row("Attempts to send", [
  timeseries("attempts", {
    title: "Attempts by outcome",
    description: "Sent, failed (tried again or stored) and rejected (refused for good) attempts per second.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [{ expr: sum(rate(attempts, range)).by("channel", "status"), legend: "{{channel}} {{status}}" }],
  }),
  timeseries("failed", {
    title: "Failed",
    description: "Share of the attempts that fail. From half of them on the circuit breaker opens.",
    unit: "percentunit",
    min: 0,
    width: "third",
    thresholds: { steps: [{ from: 0.1, color: "orange" }] },
    queries: [{ expr: share(ended("failed"), all), legend: "{{channel}}" }],
  }),
  timeseries("rejected", {
    title: "Refused for good",
    description: "Share of the attempts that the channel refuses: a revoked key, a changed form, a wrong number.",
    unit: "percentunit",
    min: 0,
    width: "third",
    thresholds: { steps: [{ from: 0.1, color: "red" }] },
    queries: [{ expr: share(ended("rejected"), all), legend: "{{channel}}" }],
  }),
]);
