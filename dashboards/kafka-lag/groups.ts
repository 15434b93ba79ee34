import { kafka } from "../../metrics/index.ts";
import { statusValues } from "../kafka/index.ts";
import { clicked, dashboardLink, max, row, sum, table } from "../kit/index.ts";
import { chosen } from "./scope.ts";

/** Every group in a line, worst first. */
export const groups = row("Groups, worst first", [
  table("groups", {
    title: "Groups",
    description: "Every group, furthest behind first. A click on a group shows it alone.",
    columns: { group: "Group" },
    sortBy: { column: "Behind by", order: "descending" },
    dataLinks: [dashboardLink("kafka-lag", { title: "Only this group", variables: { group: clicked("group") } })],
    queries: [
      {
        expr: max(kafka.lagSeconds.where(chosen)).by("group"),
        legend: "Behind by",
        unit: "s",
        thresholds: {
          steps: [
            { from: 30, color: "orange" },
            { from: 60, color: "red" },
          ],
        },
      },
      { expr: sum(kafka.lagRecords.where(chosen)).by("group"), legend: "Records", unit: "short" },
      { expr: sum(kafka.lagVelocity.where(chosen)).by("group"), legend: "Change", unit: "suffix: /s", decimals: 1 },
      { expr: max(kafka.groupMembers.where(chosen)).by("group"), legend: "Members", unit: "short" },
      {
        expr: kafka.groupStatus.timeline(chosen).expr,
        legend: "Status",
        values: statusValues,
      },
    ],
  }),
]);
