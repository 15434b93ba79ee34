import test from "ava";
import {
  partitionOrigins,
  unchangedPartitions,
  withLeadersOf,
} from "../../../../exporters/kafka-lag/cluster/leaders.ts";
import { openMemory } from "../../../../exporters/kafka-lag/cluster/memory.ts";
import { metadataOf } from "../protocol/support/metadata.ts";

test("partitions are found again by their topic's name and id", (t) => {
  const before = metadataOf({ a: 2, b: 1, c: 1 });
  t.deepEqual([...partitionOrigins(before, metadataOf({ a: 3, c: 1, d: 1 }))], [0, 1, -1, 3, -1]);
  t.deepEqual([...partitionOrigins(before, metadataOf({ a: 2, b: 1, c: 1 }, 0, "2"))], [-1, -1, -1, -1]);
});

test("another leader's log is another log, for all that is known", (t) => {
  const before = metadataOf({ a: 2 });
  const after = metadataOf({ a: 2 });
  after.partitions.leaderEpoch[1] = 1;
  t.deepEqual([...unchangedPartitions(before, after)], [0, -1]);
});

test("newer leaders for the same topics; what is gone has none", (t) => {
  const before = metadataOf({ a: 2, b: 1 });
  const newer = metadataOf({ a: 2, c: 1 }, 5);
  newer.partitions.leader[1] = 3;
  const { topics, partitions } = withLeadersOf(before, newer);
  t.is(topics, before.topics);
  t.deepEqual([...partitions.leader], [1, 3, -1]);
  t.deepEqual([...partitions.leaderEpoch], [5, 5, -1]);
  t.deepEqual([...partitions.replicas], [1, 1, 0]);
  t.is(withLeadersOf(before, before), before);
});

test("facts move with their partitions, and are dropped with the log they are about", (t) => {
  const memory = openMemory();
  const first = memory.factsFor(metadataOf({ b: 2 }));
  first.observe(0, 0, 100);
  first.of(0).push(0, 0, 5);
  first.of(1).push(0, 0, 6);
  const moved = memory.factsFor(metadataOf({ a: 1, b: 2 }));
  t.deepEqual([moved.of(0), moved.of(1), moved.of(2)], [[], [0, 0, 5], [0, 0, 6]]);
  t.is(moved.end[1], 100);
  t.is(memory.factsFor(metadataOf({ a: 1, b: 2 }, 1)).count(), 0);
});
