import { circuitBreakerOpen, consumerGroupEmpty, consumerLate, stages } from "../../alerts/index.ts";
import { chat4all, health, kafka, scrape } from "../../metrics/index.ts";
import { uids } from "../chat4all/index.ts";
import { count, dashboardLink, gt, max, or, row, stat, sub, sum, vector } from "../kit/index.ts";
import { services } from "./scope.ts";

const none = { steps: [{ from: 1, color: "red" }] } as const;

/** The answer at a glance: how many of each kind are not well. 0 everywhere is good. */
export const now = row("Which part is not well?", [
  stat("services-down", {
    title: "Services down",
    description: "Health checks, asked from outside, that do not say that the service is well. They are named below.",
    unit: "short",
    links: [dashboardLink(uids.components, { title: "Which ones", panel: "health" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    queries: [
      {
        expr: sub(count(health.up.where({ service: services })), sum(health.up.where({ service: services }))),
        legend: "down",
      },
    ],
  }),
  stat("targets-down", {
    title: "Targets down",
    description: "Services whose metrics cannot be read. What they do meanwhile is unknown, not bad.",
    unit: "short",
    links: [dashboardLink(uids.components, { title: "Which ones", panel: "targets" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    queries: [
      {
        expr: sub(count(scrape.up.where({ job: services })), sum(scrape.up.where({ job: services }))),
        legend: "down",
      },
    ],
  }),
  stat("brokers-down", {
    title: "Brokers not answering",
    description: "Kafka brokers that left something unanswered. What they lead can be neither written nor read.",
    unit: "short",
    links: [dashboardLink("kafka-lag", { title: "Which ones", panel: "brokers" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    queries: [{ expr: sub(count(kafka.brokerUp), sum(kafka.brokerUp)), legend: "down" }],
  }),
  stat("groups-bad", {
    title: "Consumers standing still",
    description: "Consumer groups that are stopped (nobody consumes) or stalled (somebody does, and gets nowhere).",
    unit: "short",
    links: [dashboardLink(uids.components, { title: "Which ones", panel: "groups" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    watches: stages.map((group) => consumerGroupEmpty({ group })),
    queries: [
      { expr: sum(kafka.groupStatus.where({ group: stages, status: ["stalled", "stopped"] })), legend: "groups" },
    ],
  }),
  stat("breakers-open", {
    title: "Channels given up",
    description: "Circuit breakers that are not closed. Their messages are stored until the channel answers again.",
    unit: "short",
    links: [dashboardLink(uids.components, { title: "Which ones", panel: "breakers" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    watches: circuitBreakerOpen,
    queries: [
      {
        // count() of nothing is nothing.
        expr: or(count(gt(max(chat4all.circuitBreakerState).by("channel"), 0)), vector(0)),
        legend: "channels",
      },
    ],
  }),
  stat("late-now", {
    title: "Behind by",
    description: "Age of the oldest message that waits in Kafka, at any stage. From one minute on users notice.",
    unit: "s",
    links: [dashboardLink(uids.components, { title: "At which stage", panel: "late" })],
    width: "sixth",
    paint: "background",
    watches: stages.map((group) => consumerLate({ group })),
    noValue: "unknown",
    queries: [{ expr: max(kafka.lagSeconds.where({ group: stages })), legend: "behind" }],
  }),
]);
