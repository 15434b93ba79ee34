import { routerGroup as group, sharedUnevenly } from "../../alerts/index.ts";
import { kafka } from "../../metrics/index.ts";
import { range } from "../chat4all/index.ts";
import { deriv, div, gt, max, min, row, sub, sum, timeseries } from "../kit/index.ts";

const routed = sum(deriv(kafka.committedOffset.where({ group }), range));
const shares = kafka.memberPartitions.where({ group });

/** Whether another worker helps: what they do together, each, and how evenly they share. */
export const scaling = row("Throughput and shares", [
  timeseries("flow", {
    title: "Accepted and routed",
    description: "How fast the topic grows and the committed offset follows. Routed below accepted: too slow.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [
      { expr: sum(deriv(kafka.logEndOffset.where({ topic: "messages" }), range)), legend: "accepted" },
      { expr: routed, legend: "routed" },
    ],
  }),
  timeseries("per-worker", {
    title: "Routed by each worker",
    description:
      "Messages per second and worker. From one worker to two it stays under load that was too much for one, and halves under load that was not.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [{ expr: div(routed, gt(max(kafka.groupMembers.where({ group })), 0)), legend: "per worker" }],
  }),
  timeseries("share", {
    title: "Routed by partition",
    description: "Equal lines are an even share. One that is flat while others move is stuck, or has no messages.",
    unit: "mps",
    min: 0,
    width: "third",
    queries: [
      {
        expr: sum(deriv(kafka.committedOffset.where({ group }), range)).by("topic", "partition"),
        legend: "{{topic}} {{partition}}",
      },
    ],
  }),
  timeseries("owned", {
    title: "Partitions by worker",
    description: "Partitions that each worker has. Equal is an even share; a worker with none has nothing to do.",
    unit: "short",
    min: 0,
    decimals: 0,
    stack: true,
    width: "two-thirds",
    queries: [{ expr: sum(shares).by("client_id", "client_host"), legend: "{{client_id}} {{client_host}}" }],
  }),
  timeseries("spread", {
    title: "Unevenness",
    description: "Partitions that the busiest worker has more than the idlest. 0 or 1 is as even as it gets.",
    unit: "short",
    min: 0,
    decimals: 0,
    width: "third",
    watches: sharedUnevenly({ group }),
    queries: [{ expr: sub(max(shares), min(shares)), legend: "partitions" }],
  }),
]);
