import { breakerValues, range, share } from "../chat4all/index.ts";
import { max, rate, row, stat, sum } from "../kit/index.ts";
import { attempts, breakerState, lagSeconds, stored } from "./scope.ts";

const all = sum(rate(attempts, range)).by("channel");
const ended = (status: "failed" | "rejected") => sum(rate(attempts.where({ status }), range)).by("channel");
const bad = { steps: [{ from: 0.1, color: "red" }] } as const;

/** The answer at a glance, channel by channel. */
export const now = row("Does each channel take our messages?", [
  stat("breaker-now", {
    title: "Circuit breaker",
    description: "Closed is good. Open: the channel's API keeps failing, messages are stored; half-open: one tries.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: breakerValues,
    queries: [{ expr: max(breakerState).by("channel"), legend: "{{channel}}" }],
  }),
  stat("sent-now", {
    title: "Sent",
    description: "Messages per second that the channel took.",
    unit: "mps",
    width: "sixth",
    queries: [{ expr: sum(rate(attempts.where({ status: "sent" }), range)).by("channel"), legend: "{{channel}}" }],
  }),
  stat("failed-now", {
    title: "Failed",
    description: "Share of the attempts that fail. They are tried again, or stored; above 10 % look at the channel.",
    unit: "percentunit",
    width: "sixth",
    paint: "background",
    thresholds: bad,
    noValue: "nothing to send",
    queries: [{ expr: share(ended("failed"), all), legend: "{{channel}}" }],
  }),
  stat("rejected-now", {
    title: "Refused for good",
    description: "Share of the attempts that the channel refuses. These messages reach nobody.",
    unit: "percentunit",
    width: "sixth",
    paint: "background",
    thresholds: bad,
    noValue: "nothing to send",
    queries: [{ expr: share(ended("rejected"), all), legend: "{{channel}}" }],
  }),
  stat("stored-now", {
    title: "Stored",
    description: "Messages that wait for their channel. 0 is good; others are sent, oldest first, when it is back.",
    unit: "short",
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
    queries: [{ expr: sum(stored).by("channel"), legend: "{{channel}}" }],
  }),
  stat("late-now", {
    title: "Behind by",
    description: "Age of the oldest message in Kafka that a connector has not taken. From one minute on users notice.",
    unit: "s",
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 60, color: "red" }] },
    noValue: "unknown",
    queries: [{ expr: max(lagSeconds).by("group"), legend: "{{group}}" }],
  }),
]);
