import { setTimeout as pause } from "node:timers/promises";
import test from "ava";
import type { ClusterReading, GroupReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openReader, rowOf, rowsOf } from "../support/reader.ts";
import { type Actor, actor, eventually } from "./support/actor.ts";
import { sharedBrokers } from "./support/broker.ts";
import { member } from "./support/member.ts";
import { transactionalProducer } from "./support/transactional.ts";
import { holdAgainst, settled, steadily } from "./support/truth.ts";

const kafka = sharedBrokers(test, { properties: { "log.cleaner.backoff.ms": "200" } });

function groupOf(reading: ClusterReading, id: string): GroupReading {
  const group = reading.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw new Error(`no group ${id}`);
  return group;
}

test("compaction: the age is that of the next record that is left, though the committed offset lies in a hole", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic({
    configs: {
      "cleanup.policy": "compact",
      "segment.ms": "100",
      "min.cleanable.dirty.ratio": "0.001",
      "min.compaction.lag.ms": "0",
      "delete.retention.ms": "0",
    },
  });
  const keyed = (count: number, from: number, prefix: string) =>
    steadily(count, 1000, from).map((record, index) => ({ ...record, key: `${prefix}${index % 10}` }));
  const old = keyed(900, 3_000_000, "a");
  await writer.write(topic, 0, old);
  await pause(300);
  const young = keyed(100, 1_000, "a");
  await writer.write(topic, 0, young);
  await pause(300);
  await writer.write(
    topic,
    0,
    steadily(1, 1, 0).map((record) => ({ ...record, key: "end" })),
  );
  const group = writer.group();
  await writer.commit(group, topic, { 0: 500 });
  const written = [...old, ...young];
  const next = await afterCleaning(writer, topic, old.length, written[500]?.timestamp ?? 0);
  const reading = await settled(openReader(t, { ...kafka.settings(), topics: { include: [topic] } }));
  const { seconds = Number.NaN, secondsError = 0, lag } = rowOf(reading, group, topic);
  const age = (reading.asOfMs - (written[next]?.timestamp ?? 0)) / 1000;
  t.true(seconds >= age - 0.002 && seconds <= age + secondsError + 0.002, `${seconds} ± ${secondsError} s, not ${age}`);
  t.is(lag, 501);
});

/** The first record left at or after a time, once the cleaner has removed what lies before `offset`. */
async function afterCleaning({ admin }: Actor, topic: string, offset: number, timestamp: number): Promise<number> {
  return await eventually(async () => {
    const partitions = [{ partitionIndex: 0, timestamp: BigInt(timestamp) }];
    const [answer] = await admin.listOffsets({ topics: [{ name: topic, partitions }] });
    const found = Number(answer?.partitions[0]?.offset ?? -1);
    if (found < offset) throw new Error(`offset ${found} is still there`);
    return found;
  }, 60_000);
}

test("transactions: an open one holds the last stable offset back", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(10, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 5 });
  const transactional = await transactionalProducer(t, kafka.client());
  const transaction = await transactional.begin();
  await transaction.send(topic, 3);
  const { read } = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  const open = rowOf(await read({ lastStable: "always" }), group, topic);
  t.like(open, { logEnd: 13, lastStable: 10, lag: 8 });
  await transaction.commit();
  await eventually(async () => {
    const { lastStable } = rowOf(await read({ lastStable: "always" }), group, topic);
    if (lastStable !== 14) throw new Error(`last stable offset ${lastStable}`);
  });
  t.pass();
});

test("transactions: who read everything up to the end mark does not lag", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const transactional = await transactionalProducer(t, kafka.client());
  const reader = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  const transaction = await transactional.begin();
  await transaction.send(topic, 5);
  await reader.read({ lastStable: "always" });
  await transaction.commit();
  const group = writer.group();
  await writer.commit(group, topic, { 0: 5 });
  t.like(rowOf(await settled(reader), group, topic), { committed: 5, logEnd: 6, lag: 0, seconds: 0, unknown: "" });
  await writer.write(topic, 0, [{ timestamp: Date.now() }]);
  t.like(rowOf(await settled(reader), group, topic), { lag: 2, unknown: "" });
  await writer.commit(group, topic, { 0: 7 });
  t.like(rowOf(await settled(reader), group, topic), { lag: 0, seconds: 0 });
});

test("transactions: an end mark that nobody saw coming is known as one before its age can alarm", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const transactional = await transactionalProducer(t, kafka.client());
  const transaction = await transactional.begin();
  await transaction.send(topic, 5);
  await transaction.commit();
  const group = writer.group();
  await writer.commit(group, topic, { 0: 5 });
  const reader = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  await eventually(async () => {
    const row = rowOf(await settled(reader), group, topic);
    t.true((row.seconds ?? 0) < 15, JSON.stringify(row));
    if (row.lag !== 0) throw new Error(JSON.stringify(row));
  }, 30_000);
});

test("the log's start is past the committed offset: lost and lag add up, the age is that of the first record left", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const written = steadily(1000, 1000);
  await writer.write(topic, 0, written);
  const group = writer.group();
  await writer.commit(group, topic, { 0: 100 });
  const reader = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  holdAgainst(t, await settled(reader), group, topic, written);
  await writer.deleteRecords(topic, 0, 700);
  const row = holdAgainst(t, await settled(reader), group, topic, written);
  t.like(row, { logStart: 700, lost: 600, lag: 300 });
  await writer.deleteRecords(topic, 0, 1000);
  t.like(rowOf(await reader.read(), group, topic), { logStart: 1000, lost: 900, lag: 0, seconds: 0 });
});

test("a topic deleted and made anew: gone, then the new log's truth", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(1000, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 100 });
  const reader = openReader(t, { ...kafka.settings(), topics: { include: [topic] }, metadataMaxAgeMs: 500 });
  t.is(rowOf(await settled(reader), group, topic).lag, 900);
  await writer.deleteTopic(topic);
  await eventually(async () => {
    if (rowsOf(await reader.read()).length > 0) throw new Error("the deleted topic still has rows");
  });
  await writer.topic({ name: topic });
  const written = steadily(50, 100);
  await writer.write(topic, 0, written);
  await writer.commit(group, topic, { 0: 30 });
  await eventually(async () => {
    if (rowsOf(await reader.read()).length === 0) throw new Error("the new topic has no rows yet");
  });
  holdAgainst(t, await settled(reader), group, topic, written);
  await writer.commit(group, topic, { 0: 80 });
  t.like(rowOf(await reader.read(), group, topic), { lag: 0, beyondEnd: true, unknown: "beyond_end" });
});

test("a group of the new protocol beside a classic one: both are described, with their owners", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic({ partitions: 2 });
  const written = steadily(100, 1000);
  for (const partition of [0, 1]) await writer.write(topic, partition, written);
  const groups = { classic: writer.group(), consumer: writer.group() };
  for (const protocol of ["classic", "consumer"] as const) {
    const joined = await member(t, {
      ...kafka.client(),
      group: groups[protocol],
      topics: [topic],
      protocol,
      clientId: `${protocol}-member`,
    });
    await joined.commit(topic, 0, 40);
    await joined.commit(topic, 1, 100);
  }
  const { read } = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  const reading = await read({ owners: true });
  for (const type of ["classic", "consumer"] as const) {
    const group = groupOf(reading, groups[type]);
    t.like(group, { type, state: "Stable", members: 1, owned: 2, protocolType: "consumer", error: undefined });
    t.deepEqual(
      group.owners?.map(({ clientId, partitions }) => [clientId, partitions.length]),
      [[`${type}-member`, 2]],
    );
    holdAgainst(t, reading, groups[type], topic, written, 0);
    t.like(rowOf(reading, groups[type], topic, 1), { lag: 0, seconds: 0, owned: true });
  }
});

test("members come and go: a group without any keeps its lag", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(100, 1000));
  const group = writer.group();
  const reader = openReader(t, { ...kafka.settings(), groups: { include: [group] } });
  t.like(groupOf(await reader.read(), group), { found: false });
  const joined = await member(t, { ...kafka.client(), group, topics: [topic] });
  await joined.commit(topic, 0, 60);
  t.like(groupOf(await reader.read(), group), { found: true, state: "Stable", members: 1 });
  await joined.leave();
  const reading = await reader.read();
  t.like(groupOf(reading, group), { found: true, state: "Empty", members: 0 });
  t.is(rowOf(reading, group, topic).lag, 40);
});

test("a consumer that assigns its partitions itself is a group without members and without a protocol", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(100, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 60 });
  const reading = await openReader(t, { ...kafka.settings(), groups: { include: [group] } }).read();
  t.like(groupOf(reading, group), { found: true, members: 0, protocolType: "" });
  t.is(rowOf(reading, group, topic).lag, 40);
});
