import { consumerLate, routerGroup as group, recordsLost } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { uids } from "../chat4all/index.ts";
import { statusValues } from "../kafka/index.ts";
import { dashboardLink, max, min, row, stat, sum } from "../kit/index.ts";

const uid = uids.routerWorker;
const status = kafka.groupStatus.timeline({ group });

/** The answer at a glance. */
export const now = row("Is the router keeping up?", [
  stat("behind", {
    title: "Behind by",
    description: "Age of the oldest message not yet routed, over all partitions. From one minute on users notice.",
    unit: "s",
    width: "sixth",
    paint: "background",
    watches: consumerLate({ group }),
    noValue: "unknown",
    links: [dashboardLink(uid, { title: "Since when", panel: "consumer-late" })],
    queries: [{ expr: max(kafka.lagSeconds.where({ group })), legend: "behind" }],
  }),
  stat("waiting", {
    title: "Waiting messages",
    description: "Messages accepted and not yet routed.",
    unit: "short",
    width: "sixth",
    noValue: "unknown",
    links: [dashboardLink(uid, { title: "On which topic", panel: "consumer-waiting" })],
    queries: [{ expr: sum(kafka.lagRecords.where({ group })), legend: "waiting" }],
  }),
  stat("workers", {
    title: "Workers",
    description: "Workers that Kafka has in the group. At 0 nothing is routed.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: { base: "red", steps: [{ from: 1, color: "green" }] },
    noValue: "unknown",
    queries: [{ expr: max(kafka.groupMembers.where({ group })), legend: "workers" }],
  }),
  stat("known", {
    title: "Known to Kafka",
    description: "Whether Kafka has the consumer group at all. If not, it never started or its offsets expired.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: { 0: { text: "missing", color: "red" }, 1: { text: "known", color: "green" } },
    noValue: "unknown",
    queries: [{ expr: min(kafka.groupFound.where({ group })), legend: "group" }],
  }),
  stat("status", {
    title: "Status",
    description: "What the last collections say: ok, warning (never gets less behind), stalled, stopped or rewound.",
    unit: "none",
    width: "sixth",
    paint: "background",
    values: statusValues,
    noValue: "unknown",
    links: [dashboardLink(uid, { title: "Since when", panel: "verdict" })],
    queries: [{ expr: status.expr, legend: status.legend }],
  }),
  stat("lost", {
    title: "Lost messages",
    description: "Messages that retention deleted before they were routed. Anything but 0 reached nobody.",
    unit: "short",
    width: "sixth",
    paint: "background",
    watches: recordsLost({ group }),
    noValue: "unknown",
    queries: [{ expr: sum(kafka.lostRecords.where({ group })), legend: "lost" }],
  }),
]);
