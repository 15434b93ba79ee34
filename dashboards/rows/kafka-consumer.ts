import { kafka } from "../../metrics/index.ts";
import { deriv, levelOf, type Match, type Row, row, stateTimeline, sum, timeseries } from "../kit/index.ts";
import type { RowChanges } from "./panels.ts";

type Panels = "late" | "waiting" | "consumed" | "members" | "stalled";

export interface KafkaConsumerOptions extends RowChanges<Panels> {
  /** Name of the consumer group, or a variable. */
  readonly group: Match;
  /** Who tells of it: where several clusters are scraped, each has a job of its own. @default whoever does */
  readonly job?: Match;
  /** Which of its topics; the group's state and members are of all. @default all */
  readonly topic?: Match;
}

/**
 * How far behind a consumer group is, and whether it is dead, stuck or slow, as the exporter `kafka-lag` sees it.
 * Keys begin with `consumer-` unless `key` says otherwise.
 */
export function kafkaConsumerRow({
  group,
  job,
  topic,
  title = "Kafka consumer",
  key = "consumer",
  collapsed = false,
  panels = {},
}: KafkaConsumerOptions): Row {
  const which = job === undefined ? { group } : { group, job };
  const read = topic === undefined ? which : { ...which, topic };
  const by = typeof group === "string" ? (["topic"] as const) : (["group", "topic"] as const);
  const legend = typeof group === "string" ? "{{topic}}" : "{{group}} {{topic}}";
  return row(
    title,
    [
      timeseries(`${key}-late`, {
        ...levelOf(kafka.lagSeconds.where(read), { aggregate: "max", by }),
        title: "Behind by",
        description: "Age of the oldest record not yet consumed, worst partition of each topic. Good is near 0.",
        width: "third",
        ...panels.late,
      }),
      timeseries(`${key}-waiting`, {
        ...levelOf(kafka.lagRecords.where(read), { aggregate: "sum", by }),
        title: "Waiting records",
        description: "Records not yet consumed. Good is a saw that comes back to 0.",
        width: "third",
        ...panels.waiting,
      }),
      timeseries(`${key}-consumed`, {
        title: "Consumed per second",
        description: "How fast the committed offsets move. Flat while records wait: the consumer is stuck or gone.",
        unit: "recps",
        width: "third",
        queries: [{ expr: sum(deriv(kafka.committedOffset.where(read), "$__rate_interval")).by(...by), legend }],
        ...panels.consumed,
      }),
      stateTimeline(`${key}-state`, {
        title: "Group state",
        description:
          "Stable is good; Empty means that nobody consumes; rebalancing again and again that members come and go.",
        noValue: "Kafka does not know the group",
        colors: groupColors,
        width: "third",
        height: 8,
        queries: [kafka.groupState.timeline(which)],
      }),
      timeseries(`${key}-members`, {
        ...levelOf(kafka.groupMembers.where(which), { aggregate: "max", by: ["group"] }),
        title: "Members",
        description:
          "Consumers that Kafka has in the group. Fewer than are deployed: some died, or cannot reach the broker.",
        decimals: 0,
        width: "third",
        ...panels.members,
      }),
      timeseries(`${key}-stalled`, {
        ...levelOf(kafka.commitStalled.where(read), { aggregate: "max", by }),
        title: "No progress for",
        description:
          "Time in which the committed offset did not move although records waited, worst partition. Good is 0.",
        width: "third",
        ...panels.stalled,
      }),
    ],
    { collapsed },
  );
}

const groupColors = {
  Stable: "green",
  Empty: "red",
  Dead: "red",
  PreparingRebalance: "yellow",
  CompletingRebalance: "yellow",
  Assigning: "yellow",
  Reconciling: "yellow",
} as const;
