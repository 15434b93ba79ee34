import { apiService, circuitBreakerOpen, consumerLate, stages as groups, routerGroup } from "../../alerts/index.ts";
import { chat4all, health, kafka } from "../../metrics/index.ts";
import { breakerColors, range } from "../chat4all/index.ts";
import { statusColors } from "../kafka/index.ts";
import { deriv, max, min, rate, row, stateTimeline, sum, timeseries } from "../kit/index.ts";

const answers = [
  { value: 0, text: "down" },
  { value: 1, text: "well" },
] as const;

/** Where messages stay, and since when. */
export const stages = row("From sender to channel", [
  stateTimeline("stages", {
    title: "Each stage",
    description:
      "Green all the way is good. Where a message passes first, it stays first: look at the topmost red bar.",
    height: 8,
    colors: { ...statusColors, ...breakerColors, well: "green", down: "red" },
    watches: circuitBreakerOpen,
    queries: [
      { expr: min(health.up.where({ service: apiService.job })), legend: "api-service", values: answers },
      { expr: min(kafka.clusterUp), legend: "Kafka", values: answers },
      kafka.groupStatus.timeline({ group: routerGroup }),
      chat4all.circuitBreakerTimeline(),
    ],
  }),
  timeseries("flow", {
    title: "Messages at each stage",
    description: "Accepted, routed and sent per second. The lines lie on each other; where they part, messages wait.",
    unit: "mps",
    min: 0,
    queries: [
      { expr: sum(rate(chat4all.messagesAccepted.where(apiService), range)), legend: "accepted" },
      { expr: sum(deriv(kafka.committedOffset.where({ group: routerGroup }), range)), legend: "routed" },
      { expr: sum(rate(chat4all.messagesSent.where({ status: "sent" }), range)), legend: "sent" },
    ],
  }),
  timeseries("late", {
    title: "Behind by",
    description: "Age of the oldest message that waits in front of each stage. Seconds are good, a slope is not.",
    unit: "s",
    min: 0,
    watches: groups.map((group) => consumerLate({ group })),
    queries: [{ expr: max(kafka.lagSeconds.where({ group: groups })).by("group"), legend: "{{group}}" }],
  }),
  timeseries("waiting", {
    title: "Waiting messages",
    description: "Messages in Kafka in front of each stage, and those that connectors stored. All near 0 is good.",
    unit: "short",
    min: 0,
    queries: [
      { expr: sum(kafka.lagRecords.where({ group: groups })).by("group"), legend: "for {{group}}" },
      { expr: sum(chat4all.storedMessages).by("channel"), legend: "stored for {{channel}}" },
    ],
  }),
]);
