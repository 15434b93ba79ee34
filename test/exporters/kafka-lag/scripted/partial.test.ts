import test, { type ExecutionContext } from "ava";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openScripted, rowOf, rowsOf, type ScriptedReader } from "../support/reader.ts";
import { errorCodes, type ScriptedGroup, type ScriptedTopic, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });

/** Three brokers; partition p is led by broker p + 1, the groups are coordinated by brokers 1, 2 and 3. */
function threeBrokers(t: ExecutionContext): Promise<ScriptedReader> {
  return openScripted(t, {
    brokers: 3,
    topics: { orders: [log, log, log] },
    groups: {
      first: { offsets: { orders: [10, 20, 30] } },
      second: { offsets: { orders: [11, 21, 31] } },
      third: { offsets: { orders: [12, 22, 32] } },
    },
  });
}

function topicOf({ brokers }: ScriptedReader, name = "orders"): ScriptedTopic {
  const topic = brokers.cluster.topics.get(name);
  if (topic === undefined) throw new Error(`no topic ${name}`);
  return topic;
}

function groupOf({ brokers }: ScriptedReader, id: string): ScriptedGroup {
  const group = brokers.cluster.groups.get(id);
  if (group === undefined) throw new Error(`no group ${id}`);
  return group;
}

/** Rows whose lag is known, as `group/partition`. */
function knownRows(reading: ClusterReading): readonly string[] {
  return rowsOf(reading)
    .filter(({ lag }) => lag !== undefined)
    .map(({ group, partition }) => `${group}/${partition}`);
}

const others = (left: string): readonly string[] =>
  ["first", "second", "third"]
    .flatMap((group) => [0, 1, 2].map((p) => `${group}/${p}`))
    .filter((row) => !row.endsWith(left));

test("a partition without a leader is unknown, the others stay", async (t) => {
  const reader = await threeBrokers(t);
  const [, second] = topicOf(reader).partitions;
  if (second !== undefined) second.leader = -1;
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), others("/1"));
  t.like(rowOf(reading, "first", "orders", 1), { committed: 20, unknown: "no_offsets" });
  t.is(rowOf(reading, "first", "orders", 1).seconds, undefined);
  t.is(reading.partitions.leader[1], -1);
});

test("a leader that moved: the next reading asks the new one", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  for (const partition of topicOf(reader).partitions) {
    partition.leader = (partition.leader % 3) + 1;
    partition.epoch++;
  }
  await reader.read();
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), others("never"));
  t.is(rowOf(reading, "second", "orders", 2).lag, 69);
});

test("a broker that says it does not lead, against the metadata: unknown, with the protocol's word, until it does", async (t) => {
  const reader = await threeBrokers(t);
  const [first] = topicOf(reader).partitions;
  if (first === undefined) throw new Error("no partition");
  first.realLeader = 2;
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), others("/0"));
  t.true(
    reading.failures.some((failure) => failure.call === "ListOffsets" && failure.code === "NOT_LEADER_OR_FOLLOWER"),
    JSON.stringify(reading.failures),
  );
  delete first.realLeader;
  t.deepEqual(knownRows(await reader.read()), others("never"));
});

const partitionError = test.macro({
  title: (_, name: keyof typeof errorCodes) => `ListOffsets says ${name} for one partition: the others stay`,
  async exec(t, name: keyof typeof errorCodes, code: string) {
    const reader = await threeBrokers(t);
    await reader.read();
    const [, , third] = topicOf(reader).partitions;
    if (third === undefined) throw new Error("no partition");
    third.error = errorCodes[name];
    const reading = await reader.read();
    t.deepEqual(knownRows(reading), others("/2"));
    t.is(rowOf(reading, "first", "orders", 2).unknown, "no_offsets");
    const told = reading.failures.find((failure) => failure.call === "ListOffsets");
    t.like(told, { broker: 3, code });
    delete third.error;
    t.deepEqual(knownRows(await reader.read()), others("never"));
  },
});

test(partitionError, "notLeader", "NOT_LEADER_OR_FOLLOWER");
test(partitionError, "unknownTopicOrPartition", "UNKNOWN_TOPIC_OR_PARTITION");
test(partitionError, "topicAuthorizationFailed", "TOPIC_AUTHORIZATION_FAILED");
test(partitionError, "kafkaStorageError", "KAFKA_STORAGE_ERROR");
test(partitionError, "offsetNotAvailable", "OFFSET_NOT_AVAILABLE");
test(partitionError, "fencedLeaderEpoch", "FENCED_LEADER_EPOCH");
test(partitionError, "unknownLeaderEpoch", "UNKNOWN_LEADER_EPOCH");

const groupError = test.macro({
  title: (_, name: keyof typeof errorCodes) => `OffsetFetch says ${name} for one group: the others stay`,
  async exec(t, name: keyof typeof errorCodes, code: string) {
    const reader = await threeBrokers(t);
    groupOf(reader, "second").offsetsError = errorCodes[name];
    const reading = await reader.read();
    t.deepEqual(
      knownRows(reading),
      others("never").filter((row) => !row.startsWith("second/")),
    );
    const second = reading.groups.find(({ id }) => id === "second");
    t.like(second, { committedKnown: false, rowCount: 0, found: true });
    t.true(
      second?.error === code ||
        reading.failures.some((failure) => failure.call === "OffsetFetch" && failure.code === code),
      JSON.stringify([second, reading.failures]),
    );
  },
});

test(groupError, "groupAuthorizationFailed", "GROUP_AUTHORIZATION_FAILED");
test(groupError, "coordinatorLoading", "COORDINATOR_LOAD_IN_PROGRESS");
test(groupError, "notCoordinator", "NOT_COORDINATOR");

test("OffsetFetch fails for one partition: the group's others stay", async (t) => {
  const reader = await threeBrokers(t);
  groupOf(reader, "first").offsets.get("orders")?.set(1, { offset: 20, error: errorCodes.unstableOffsetCommit });
  const reading = await reader.read();
  t.deepEqual(
    knownRows(reading),
    others("never").filter((row) => row !== "first/1"),
  );
});

test("a describe that is not allowed leaves the lag alone", async (t) => {
  const reader = await threeBrokers(t);
  groupOf(reader, "third").describeError = errorCodes.groupAuthorizationFailed;
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), others("never"));
  const third = reading.groups.find(({ id }) => id === "third");
  t.is(third?.error, "GROUP_AUTHORIZATION_FAILED");
});

test("a broker that must not list groups costs its groups, not the others", async (t) => {
  const reader = await threeBrokers(t);
  const broker = reader.brokers.cluster.brokers.get(2);
  if (broker === undefined) throw new Error("no broker");
  broker.listGroupsError = errorCodes.coordinatorLoading;
  const reading = await reader.read();
  t.deepEqual(
    knownRows(reading),
    others("never").filter((row) => !row.startsWith("second/")),
  );
  t.true(reading.failures.some(({ broker: id, call }) => id === 2 && call === "ListGroups"));
});

test("one of three brokers dies and comes back: what the others know stays", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  await reader.brokers.vanish(2);
  const without = await reader.read();
  t.deepEqual(
    knownRows(without),
    others("/1").filter((row) => !row.startsWith("second/")),
  );
  t.true(without.failures.some(({ broker }) => broker === 2));
  t.is(without.brokers.find(({ id }) => id === 2)?.answered, false);
  t.is(without.brokers.find(({ id }) => id === 1)?.answered, true);
  await reader.brokers.comeBack(2);
  await reader.read();
  t.deepEqual(knownRows(await reader.read()), others("never"));
});

test("the first bootstrap address is dead", async (t) => {
  const reader = await threeBrokers(t);
  await reader.brokers.vanish(1);
  const reading = await reader.read();
  t.deepEqual(
    knownRows(reading),
    others("/0").filter((row) => !row.startsWith("first/")),
  );
});

test("a broker that never answers costs only what it knows, within the time given", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  reader.brokers.script = ({ broker }) => (broker === 2 ? { do: "silence" } : undefined);
  const reading = await reader.read({}, 5000);
  t.deepEqual(
    knownRows(reading),
    others("/1").filter((row) => !row.startsWith("second/")),
  );
  t.true(
    reading.failures.some(({ broker, kind }) => broker === 2 && kind === "timeout"),
    JSON.stringify(reading.failures),
  );
  reader.brokers.script = () => undefined;
  await reader.read();
  t.deepEqual(knownRows(await reader.read()), others("never"));
});

test("a search that is too slow: the lag in records is there, the seconds say that they are searched for", async (t) => {
  const reader = await threeBrokers(t);
  reader.brokers.script = ({ call, nth }) => (call === "ListOffsets" && nth > 6 ? { do: "silence" } : undefined);
  const reading = await reader.read({ lastStable: "never" }, 8000);
  t.deepEqual(knownRows(reading), others("never"));
  for (const { seconds, unknown } of rowsOf(reading)) t.true(seconds !== undefined || unknown === "searching", unknown);
});

test("nobody answers: the reading is refused with every address named", async (t) => {
  const reader = await threeBrokers(t);
  for (const id of [1, 2, 3]) await reader.brokers.vanish(id);
  const error = await t.throwsAsync(reader.read({}, 2000), { name: "ClusterUnreachableError" });
  for (const address of reader.brokers.addresses) t.true(error?.message.includes(address), error?.message);
});

test("ten thousand failed partitions are one failure with a number, not ten thousand", async (t) => {
  const topics = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`topic-${index}`, Array(100).fill(log)]),
  );
  const reader = await openScripted(t, {
    topics,
    groups: { router: { offsets: Object.fromEntries(Object.keys(topics).map((name) => [name, Array(100).fill(1)])) } },
  });
  for (const { partitions } of reader.brokers.cluster.topics.values()) {
    for (const partition of partitions) partition.error = errorCodes.notLeader;
  }
  const reading = await reader.read();
  t.is(reading.rows.length, 10_000);
  t.true(reading.rows.lag.every(Number.isNaN));
  t.true(reading.failures.length <= 4, `${reading.failures.length} failures`);
  t.true(reading.failures.some(({ items }) => items === 10_000));
});
