import { kafka } from "../../metrics/index.ts";
import { count, dashboardLink, max, min, or, row, stat, sub, sum, vector } from "../kit/index.ts";
import { chosen, clusters } from "./scope.ts";

const none = { steps: [{ from: 1, color: "red" }] } as const;

/** The answer at a glance. */
export const now = row("Is a consumer behind?", [
  stat("behind", {
    title: "Furthest behind",
    description: "Age of the oldest record that a group has not consumed, of the group that is worst.",
    unit: "s",
    links: [dashboardLink("kafka-lag", { title: "Since when", panel: "consumer-late" })],
    width: "sixth",
    paint: "background",
    thresholds: {
      steps: [
        { from: 30, color: "orange" },
        { from: 60, color: "red" },
      ],
    },
    noValue: "unknown",
    queries: [{ expr: max(kafka.lagSeconds.where(chosen)), legend: "behind" }],
  }),
  stat("standing-still", {
    title: "Groups standing still",
    description: "Groups that lag and are stopped (no members) or stalled (members, and the offset does not move).",
    unit: "short",
    links: [dashboardLink("kafka-lag", { title: "Which ones", panel: "status" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    queries: [{ expr: sum(kafka.groupStatus.where({ ...chosen, status: ["stalled", "stopped"] })), legend: "groups" }],
  }),
  stat("missing", {
    title: "Groups missing",
    description: "Groups that the settings name and Kafka does not know: never started, or their offsets expired.",
    unit: "short",
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "none named",
    queries: [
      { expr: sub(count(kafka.groupFound.where(chosen)), sum(kafka.groupFound.where(chosen))), legend: "groups" },
    ],
  }),
  stat("lost", {
    title: "Records lost",
    description: "Records that retention deleted before a group read them. Anything but 0 reached nobody.",
    unit: "short",
    links: [dashboardLink("kafka-lag", { title: "On which topic", panel: "topics" })],
    width: "sixth",
    paint: "background",
    thresholds: none,
    noValue: "unknown",
    queries: [{ expr: sum(kafka.lostRecords.where(chosen)), legend: "records" }],
  }),
  stat("unknown", {
    title: "Partitions without a figure",
    description:
      "Partitions whose lag in seconds cannot be told. Anything but 0 is a blind spot; the reasons are below.",
    unit: "short",
    links: [dashboardLink("kafka-lag", { title: "Why", panel: "seconds-unknown" })],
    width: "sixth",
    paint: "background",
    thresholds: { steps: [{ from: 1, color: "orange" }] },
    queries: [{ expr: or(sum(kafka.lagSecondsUnknown.where(chosen)), vector(0)), legend: "partitions" }],
  }),
  stat("collection", {
    title: "Figures",
    description: "Whether the exporter's last collection worked. If not, everything here is old or missing.",
    unit: "none",
    links: [dashboardLink("kafka-lag", { title: "What fails", panel: "exporter-collectors" })],
    width: "sixth",
    paint: "background",
    values: { 0: { text: "old", color: "red" }, 1: { text: "fresh", color: "green" } },
    noValue: "no exporter",
    queries: [{ expr: min(kafka.collection.collectionSuccess.where(clusters)), legend: "collection" }],
  }),
]);
