import test from "ava";
import type { Committed } from "../../../../exporters/kafka-lag/cluster/fetch-committed.ts";
import { lastSeen } from "../../../../exporters/kafka-lag/cluster/last-seen.ts";
import type { SelectedGroup } from "../../../../exporters/kafka-lag/cluster/list-groups.ts";
import type { Rows } from "../../../../exporters/kafka-lag/cluster/rows.ts";
import { committedOffsets } from "../../../../exporters/kafka-lag/protocol/index.ts";
import { metadataOf } from "../protocol/support/metadata.ts";

const told = (id: string) => ({ id, protocolType: "consumer", state: "Stable", type: "classic" });

function selected(id: string, index: number, given: Partial<SelectedGroup> = {}): SelectedGroup {
  return { id, index, named: false, listed: told(id), remembered: undefined, coordinator: 1, ...given };
}

/** Rows as `[group, partition]`, in order, of this many groups. */
function rowsOf(groups: number, ...rows: readonly (readonly [group: number, partition: number])[]): Rows {
  return {
    length: rows.length,
    group: Uint32Array.from(rows, ([group]) => group),
    partition: Uint32Array.from(rows, ([, partition]) => partition),
    committed: new Float64Array(rows.length),
    first: Uint32Array.from({ length: groups + 1 }, (_, group) => rows.filter(([of]) => of < group).length),
    dropped: 0,
  };
}

/** What was told of groups: 1 for each that answered. */
function committedOf(...known: readonly number[]): Committed {
  return { offsets: committedOffsets(), known: Uint8Array.from(known), errors: new Map() };
}

function carried({ offsets }: Committed) {
  return Array.from({ length: offsets.offset.length }, (_, at) =>
    [offsets.group, offsets.topic, offsets.partition, offsets.offset].map(({ column }) => column[at]),
  );
}

const before = metadataOf({ a: 2, b: 2 });

test("of a group that told nothing, its partitions are carried over and no number", (t) => {
  const seen = lastSeen();
  const groups = [selected("g", 0), selected("h", 1)];
  seen.note(groups, [{ found: true }, { found: true }], rowsOf(2, [0, 0], [0, 3], [1, 1]), before);
  const committed = committedOf(0, 1, 0, 0);
  // Another group comes first now, topic a has a partition more, and one was never seen.
  const now = [selected("h", 1), selected("g", 2, { listed: undefined, remembered: told("g") }), selected("new", 3)];
  seen.carry([selected("c", 0), ...now], committed, metadataOf({ a: 3, b: 2 }));
  t.deepEqual(carried(committed), [
    [2, 0, 0, Number.NaN],
    [2, 1, 1, Number.NaN],
  ]);
});

test("topics that are gone, or were made again, are not carried over", (t) => {
  const seen = lastSeen();
  seen.note([selected("g", 0)], [{ found: true }], rowsOf(1, [0, 0], [0, 2]), before);
  const without = committedOf(0);
  seen.carry([selected("g", 0)], without, metadataOf({ b: 2 }));
  t.deepEqual(carried(without), [[0, 0, 0, Number.NaN]]);
  const again = committedOf(0);
  seen.carry([selected("g", 0)], again, metadataOf({ a: 2, b: 2 }, 0, "2"));
  t.deepEqual(carried(again), []);
});

test("a group is remembered until its coordinator says that it is gone", (t) => {
  const seen = lastSeen();
  const note = (found: boolean | undefined, given: Partial<SelectedGroup> = {}) => {
    seen.note([selected("g", 0, given)], [{ found }], rowsOf(1), before);
    return [...seen.groups.keys()];
  };
  t.deepEqual(note(true), ["g"]);
  t.deepEqual(note(undefined, { listed: undefined, remembered: told("g") }), ["g"]);
  t.deepEqual(note(false, { listed: undefined, remembered: told("g") }), []);
  t.deepEqual(note(undefined, { listed: undefined, named: true }), []);
});
