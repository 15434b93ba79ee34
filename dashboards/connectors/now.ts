import { channelFailing, channelRejects, connectorJobs, consumerLate } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { breakerValues, uids } from "../chat4all/index.ts";
import { dashboardLink, errorRatio, max, rateOf, row, stat, sum } from "../kit/index.ts";
import { attempts, breakerState, chosen, stored } from "./scope.ts";

const by = ["channel"] as const;
const ended = (status: "sent" | "failed" | "rejected") => attempts.where({ status });

/** The answer at a glance, channel by channel. */
export const now = row("Does each channel take our messages?", [
  stat("breaker-now", {
    title: "Circuit breaker",
    description: "Closed is good. Open: the channel's API keeps failing, messages are stored; half-open: one tries.",
    unit: "none",
    links: [dashboardLink(uids.connectors, { title: "Since when", panel: "breaker" })],
    width: "sixth",
    paint: "background",
    values: breakerValues,
    queries: [{ expr: max(breakerState).by("channel"), legend: "{{channel}}" }],
  }),
  stat("sent-now", {
    ...rateOf(ended("sent"), { by }),
    title: "Sent",
    description: "Messages per second that the channel took.",
    unit: "mps",
    width: "sixth",
  }),
  stat("failed-now", {
    ...errorRatio({ errors: ended("failed"), total: attempts, by }),
    title: "Failed",
    description: "Share of the attempts that fail. They are tried again, or stored; above 10 % look at the channel.",
    links: [dashboardLink(uids.connectors, { title: "Since when", panel: "failed" })],
    width: "sixth",
    paint: "background",
    watches: channelFailing(),
    noValue: "nothing to send",
  }),
  stat("rejected-now", {
    ...errorRatio({ errors: ended("rejected"), total: attempts, by }),
    title: "Refused for good",
    description: "Share of the attempts that the channel refuses. These messages reach nobody.",
    links: [dashboardLink(uids.connectors, { title: "Since when", panel: "rejected" })],
    width: "sixth",
    paint: "background",
    watches: channelRejects(),
    noValue: "nothing to send",
  }),
  stat("stored-now", {
    title: "Stored",
    description: "Messages that wait for their channel. 0 is good; others are sent, oldest first, when it is back.",
    unit: "short",
    links: [dashboardLink(uids.connectors, { title: "Since when", panel: "stored" })],
    width: "sixth",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
    queries: [{ expr: sum(stored).by("channel"), legend: "{{channel}}" }],
  }),
  stat("late-now", {
    title: "Behind by",
    description: "Age of the oldest message in Kafka that a connector has not taken. From one minute on users notice.",
    unit: "s",
    links: [dashboardLink(uids.connectors, { title: "Since when", panel: "consumer-late" })],
    width: "sixth",
    paint: "background",
    watches: connectorJobs.map((group) => consumerLate({ group })),
    noValue: "unknown",
    queries: [{ expr: max(kafka.lagSeconds.where({ group: chosen.job })).by("group"), legend: "{{group}}" }],
  }),
]);
