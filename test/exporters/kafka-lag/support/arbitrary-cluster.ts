import fc from "fast-check";
import {
  type Fault,
  type Found,
  recordsLog,
  type ScriptedCluster,
  type ScriptedGroup,
  type ScriptedLog,
  type ScriptedPartition,
  scriptedMember,
  topicId,
} from "./scripted-broker/index.ts";

const brokers = [1, 2, 3];
const topicNames = ["orders", "audit", "payments", "a.b_c-d"];
const groupNames = ["router", "new\nline", 'quote"d', "back\\slash", "群", ""];
const errors = [3, 6, 29, 56, 74, 75, 78];

const groupsTopic = ["__consumer_offsets", [] as ScriptedPartition[]] as const;

/** A cluster in any state that brokers have been seen in, and some that only broken ones show. */
export function arbitraryCluster(): fc.Arbitrary<ScriptedCluster> {
  return fc
    .record({
      topics: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...topicNames), fc.array(arbitraryPartition(), { maxLength: 3 })),
        {
          selector: ([name]) => name,
        },
      ),
      compacted: fc.boolean(),
      groups: fc.uniqueArray(arbitraryGroup(), { selector: ({ id }) => id }),
    })
    .map(({ topics, compacted, groups }) => ({
      id: "arbitrary",
      controller: 1,
      brokers: new Map(brokers.map((id) => [id, { id, rack: null, listed: true }])),
      topics: new Map(
        [...topics, groupsTopic].map(([name, partitions]) => [
          name,
          {
            id: topicId(name, 1),
            internal: false,
            configs: compacted ? { "cleanup.policy": "compact" } : {},
            partitions,
          },
        ]),
      ),
      groups: new Map(groups.map((group) => [group.id, group])),
    }));
}

/** What goes wrong at the nth request of all. */
export function arbitraryFaults(): fc.Arbitrary<ReadonlyMap<number, Fault>> {
  const fault: fc.Arbitrary<Fault> = fc.oneof(
    fc.constantFrom<Fault>({ do: "reset" }, { do: "end" }, { do: "cut", bytes: 9 }, { do: "stranger" }),
    fc.nat(200).map((bytes): Fault => ({ do: "shorten", bytes })),
    fc.uint8Array({ maxLength: 80 }).map((bytes): Fault => ({ do: "replace", body: Buffer.from(bytes) })),
  );
  return fc
    .array(fc.tuple(fc.integer({ min: 4, max: 40 }), fault), { maxLength: 4 })
    .map((entries) => new Map(entries));
}

/** Any log: holes, disorder, records from the future, without a time, from 1970, deleted starts. */
export function arbitraryLog(): fc.Arbitrary<ScriptedLog> {
  const now = Date.now();
  const timestamp = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: now - 1e7, max: now }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -1, now + 1e9, now + 20_000, now) },
  );
  return fc
    .record({
      gaps: fc.array(
        fc.tuple(fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 1000 })), timestamp),
        { maxLength: 30 },
      ),
      ordered: fc.boolean(),
      origin: fc.constantFrom(0, 7, 2 ** 33),
      tail: fc.nat(2),
      kept: fc.double({ min: 0, max: 1, noNaN: true }),
      open: fc.nat(5),
    })
    .map(({ gaps, ordered, origin, tail, kept, open }) => {
      const times = gaps.map(([, time]) => time);
      if (ordered) times.sort((a, b) => a - b);
      let offset = origin - 1;
      const records = gaps.map(([gap], index): Found => {
        offset += gap;
        return { offset, timestamp: times[index] ?? 0 };
      });
      const end = offset + 1 + tail;
      const start = origin + Math.floor((end - origin) * (1 - kept));
      return recordsLog({ records, start, end, lastStable: Math.max(start, end - open) });
    });
}

function arbitraryPartition(): fc.Arbitrary<ScriptedPartition> {
  return fc
    .record({
      log: arbitraryLog(),
      leader: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...brokers) },
        { weight: 1, arbitrary: fc.constant(-1) },
      ),
      moved: fc.option(fc.constantFrom(...brokers), { freq: 8, nil: undefined }),
      error: fc.option(fc.constantFrom(...errors), { freq: 8, nil: undefined }),
      epoch: fc.integer({ min: -1, max: 3 }),
      inSync: fc.subarray(brokers),
    })
    .map(({ log, leader, moved, error, epoch, inSync }) => ({
      log,
      leader,
      epoch,
      replicas: brokers,
      inSync,
      ...(moved !== undefined && { realLeader: moved }),
      ...(error !== undefined && { error }),
    }));
}

function arbitraryGroup(): fc.Arbitrary<ScriptedGroup> {
  const commit = fc.record({
    offset: fc.oneof(fc.integer({ min: -1, max: 100 }), fc.constantFrom(2 ** 33, 2 ** 33 + 5, 2 ** 50)),
    error: fc.option(fc.constantFrom(3, 29, 88), { freq: 9, nil: undefined }),
  });
  const commits = fc
    .array(fc.tuple(fc.nat(4), commit), { maxLength: 4 })
    .map(
      (entries) =>
        new Map(
          entries.map(([index, { offset, error }]) => [index, { offset, ...(error !== undefined && { error }) }]),
        ),
    );
  return fc
    .record({
      id: fc.constantFrom(...groupNames),
      type: fc.constantFrom<ScriptedGroup["type"]>("classic", "classic", "consumer", "share"),
      state: fc.constantFrom("Stable", "Empty", "PreparingRebalance", "Reconciling", "Dead", "SomethingNew"),
      protocolType: fc.constantFrom("consumer", "connect", ""),
      coordinator: fc.constantFrom(...brokers),
      listedBy: fc.option(fc.subarray(brokers), { freq: 5, nil: undefined }),
      owned: fc.dictionary(fc.constantFrom(...topicNames), fc.uniqueArray(fc.nat(4))),
      members: fc.nat(2),
      describeError: fc.option(fc.constantFrom(14, 15, 16, 30), { freq: 9, nil: undefined }),
      offsetsError: fc.option(fc.constantFrom(14, 15, 16, 30), { freq: 9, nil: undefined }),
      offsets: fc.array(fc.tuple(fc.constantFrom(...topicNames, "deleted"), commits), { maxLength: 4 }),
    })
    .map(({ owned, members, listedBy, describeError, offsetsError, offsets, ...group }) => ({
      ...group,
      members: Array.from({ length: members }, (_, index) =>
        scriptedMember(`client-${index}`, index === 0 ? owned : {}),
      ),
      offsets: new Map(offsets),
      ...(listedBy !== undefined && { listedBy }),
      ...(describeError !== undefined && { describeError }),
      ...(offsetsError !== undefined && { offsetsError }),
    }));
}
