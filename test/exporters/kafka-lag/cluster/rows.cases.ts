import test from "ava";
import { lagColumns } from "../../../../exporters/kafka-lag/cluster/lag.ts";
import { rowsByPartition } from "../../../../exporters/kafka-lag/cluster/partition-rows.ts";
import { buildRows, mentionsUnknown, topicNumbers } from "../../../../exporters/kafka-lag/cluster/rows.ts";
import { type CommittedOffsets, committedOffsets, push } from "../../../../exporters/kafka-lag/protocol/index.ts";
import { metadataOf } from "../protocol/support/metadata.ts";

function offsetsOf(
  ...entries: readonly (readonly [group: number, topic: number, partition: number, offset: number])[]
) {
  const offsets: CommittedOffsets = committedOffsets();
  for (const [group, topic, partition, offset] of entries) {
    push(offsets.group, group);
    push(offsets.topic, topic);
    push(offsets.partition, partition);
    push(offsets.offset, offset);
  }
  return offsets;
}

const metadata = metadataOf({ a: 2, b: 3 });
const wanted = (name: string) => name !== "unwanted";

test("topics have numbers: those in the metadata, those that are not, none for the unwanted", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  t.deepEqual(["b", "new", "a", "unwanted", "new", "newer"].map(numbers.number), [1, -1, 0, undefined, -1, -2]);
  t.deepEqual(numbers.unknown, ["new", "newer"]);
});

test("rows are in order of group, topic and partition; groups without any have an empty range", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  const rows = buildRows(
    offsetsOf([2, 1, 2, 5], [0, 0, 1, 7], [2, 0, 0, 6], [0, 0, 0, 8]),
    3,
    numbers,
    metadata,
    metadata,
  );
  t.is(rows.length, 4);
  t.deepEqual([...rows.group], [0, 0, 2, 2]);
  t.deepEqual([...rows.partition], [0, 1, 0, 4]);
  t.deepEqual([...rows.committed], [8, 7, 6, 5]);
  t.deepEqual([...rows.first], [0, 2, 2, 4]);
  t.is(rows.dropped, 0);
});

test("a partition that was answered twice is there once, with the later answer", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  const rows = buildRows(offsetsOf([0, 0, 0, 1], [0, 0, 1, 2], [0, 0, 0, 3]), 1, numbers, metadata, metadata);
  t.is(rows.length, 2);
  t.deepEqual([...rows.committed.subarray(0, 2)], [3, 2]);
  t.deepEqual([...rows.first], [0, 2]);
});

test("newer metadata: numbers are about the old ones, rows about the new; what is gone is counted", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  const fresh = numbers.number("new") ?? 0;
  const gone = numbers.number("gone") ?? 0;
  const offsets = offsetsOf([0, 1, 0, 1], [0, 0, 0, 2], [0, fresh, 0, 3], [0, gone, 0, 4], [0, 1, 9, 5]);
  const rows = buildRows(offsets, 1, numbers, metadata, metadataOf({ "0": 1, b: 3, new: 1 }));
  t.deepEqual([...rows.partition], [1, 4]);
  t.deepEqual([...rows.committed], [1, 3]);
  t.is(rows.dropped, 3);
});

test("metadata are asked again for topics and partitions that they do not have, unless those are known to be gone", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  t.false(mentionsUnknown(offsetsOf([0, 0, 1, 1]), numbers, metadata, new Set()));
  t.true(mentionsUnknown(offsetsOf([0, 0, 2, 1]), numbers, metadata, new Set()));
  numbers.number("gone");
  t.true(mentionsUnknown(offsetsOf(), numbers, metadata, new Set()));
  t.false(mentionsUnknown(offsetsOf(), numbers, metadata, new Set(["gone"])));
});

test("rows by partition, whichever group", (t) => {
  const numbers = topicNumbers(metadata, wanted);
  const rows = buildRows(offsetsOf([0, 1, 0, 5], [1, 1, 0, 7], [1, 0, 0, 6]), 2, numbers, metadata, metadata);
  const { rows: order, first } = rowsByPartition(rows, 5);
  t.deepEqual([...order], [1, 0, 2]);
  t.deepEqual([...first], [0, 1, 1, 3, 3, 3]);
});

const lag = test.macro({
  title: (title) => `lag: ${title}`,
  exec(
    t,
    [committed, start, end]: readonly [number, number, number],
    expected: readonly (readonly [string, number])[],
  ) {
    const one = (value: number) => Float64Array.of(value);
    const rows = {
      length: 1,
      group: Uint32Array.of(0),
      partition: Uint32Array.of(0),
      committed: one(committed),
      first: Uint32Array.of(0, 1),
      dropped: 0,
    };
    const columns = lagColumns(rows, { start: one(start), end: one(end), stable: one(end) });
    t.deepEqual(
      Object.entries(columns).map(([name, column]) => [name, column[0]]),
      expected.map((entry) => [...entry]),
    );
  },
});
const columns = (lag: number, lost: number, beyondEnd: number, position: number) =>
  [
    ["lag", lag],
    ["lost", lost],
    ["beyondEnd", beyondEnd],
    ["position", position],
  ] as const;

test("in between", lag, [30, 10, 100], columns(70, 0, 0, 30));
test("all read", lag, [100, 10, 100], columns(0, 0, 0, 100));
test("before the start: what is left can be read, the rest is lost", lag, [3, 10, 100], columns(90, 7, 0, 10));
test("empty log", lag, [10, 10, 10], columns(0, 0, 0, 10));
test("empty log, everything lost", lag, [3, 10, 10], columns(0, 7, 0, 10));
test("past the end", lag, [120, 10, 100], columns(0, 0, 1, 120));
test("end not known", lag, [20, 10, Number.NaN], columns(Number.NaN, 0, 0, 20));
test("start not known", lag, [20, Number.NaN, 30], columns(Number.NaN, Number.NaN, 0, Number.NaN));
