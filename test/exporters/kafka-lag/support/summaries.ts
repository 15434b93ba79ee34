import type { ClusterSummary, GroupSummary } from "../../../../exporters/kafka-lag/watch/summary.ts";

/** A group that is well, with some of it changed. */
export function groupSummary(changed: Partial<GroupSummary> = {}): GroupSummary {
  return {
    id: "router-worker",
    named: true,
    found: true,
    state: "Stable",
    members: 2,
    committedKnown: true,
    status: "ok",
    partitions: 6,
    lag: 0,
    lagUnknown: 0,
    seconds: 0,
    secondsUnknown: new Map(),
    stalledSeconds: 0,
    lost: 0,
    uncommitted: 0,
    error: undefined,
    ...changed,
  };
}

/** A cluster that was read, with some of it changed. */
export function clusterSummary(changed: Partial<ClusterSummary> = {}): ClusterSummary {
  return {
    name: "main",
    unreachable: undefined,
    brokers: [{ id: 1, host: "kafka", port: 9092, rack: undefined, answered: true }],
    topics: 3,
    partitions: 12,
    failures: [],
    limitations: [],
    groups: [groupSummary()],
    ...changed,
  };
}
