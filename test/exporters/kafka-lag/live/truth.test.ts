import { setTimeout as pause } from "node:timers/promises";
import test from "ava";
import { openReader, rowOf } from "../support/reader.ts";
import { actor, type Written } from "./support/actor.ts";
import { sharedBrokers } from "./support/broker.ts";
import { member } from "./support/member.ts";
import { holdAgainst, inBursts, settled, steadily } from "./support/truth.ts";

const kafka = sharedBrokers(test);
const hour = 3_600_000;

/** What the exporter says of groups at several places of a log, against the producer's own timestamps. */
const againstTruth = test.macro({
  title: (title) => `seconds against the truth: ${title}`,
  async exec(t, records: () => readonly Written[], places: (count: number) => readonly number[]) {
    const writer = await actor(t, kafka.client());
    const topic = await writer.topic();
    const written = records();
    await writer.write(topic, 0, written);
    const groups = places(written.length).map((offset) => ({ group: writer.group(), offset }));
    for (const { group, offset } of groups) await writer.commit(group, topic, { 0: offset });
    const reading = await settled(openReader(t, { ...kafka.settings(), topics: { include: [topic] } }));
    for (const { group } of groups) holdAgainst(t, reading, group, topic, written);
  },
});

const everywhere = (count: number): readonly number[] => [0, 1, Math.floor(count / 3), count - 2, count - 1, count];

test("steady, 1 record a second for 6 hours", againstTruth, () => steadily(21_600, 1000), everywhere);
test("fast, 1,000 records a second", againstTruth, () => steadily(30_000, 1), everywhere);
test(
  "bursty",
  againstTruth,
  () => inBursts(30, 300, 300_000),
  (count) => [...everywhere(count), 299, 300, 301, 4500],
);
test("idle for 30 hours", againstTruth, () => steadily(3000, 1000, 30 * hour), everywhere);
test(
  "idle for 3 days in between",
  againstTruth,
  () => [...steadily(2000, 1000, 72 * hour), ...steadily(500, 1000)],
  (count) => [...everywhere(count), 1999, 2000, 2001],
);
test(
  "drained",
  againstTruth,
  () => steadily(100, 1000, hour),
  (count) => [count],
);

test("a partition in which a member never committed is counted, and has no lag", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic({ partitions: 3 });
  for (const partition of [0, 1, 2]) await writer.write(topic, partition, steadily(10, 1000));
  const group = writer.group();
  const joined = await member(t, { ...kafka.client(), group, topics: [topic] });
  await joined.commit(topic, 1, 4);
  const reading = await settled(openReader(t, { ...kafka.settings(), groups: { include: [group] } }));
  t.is(rowOf(reading, group, topic, 1).lag, 6);
  t.is(reading.rows.length, 1);
  t.deepEqual([...reading.uncommitted.count], [2]);
});

test("an exporter that was restarted knows the ages at its first reading", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const written = steadily(7200, 1000);
  await writer.write(topic, 0, written);
  const group = writer.group();
  await writer.commit(group, topic, { 0: 1234 });
  for (let restart = 0; restart < 2; restart++) {
    const { read, close } = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
    holdAgainst(t, await read(), group, topic, written);
    await close();
  }
});

test("a group that follows, stops and goes on: within the error all the way, 1 s per second while it stands still", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const group = writer.group();
  const reader = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  const written: Written[] = [];
  const beat = async (records: number, committed: () => number): Promise<void> => {
    const now = Date.now();
    const more = Array.from({ length: records }, (_, index) => ({ timestamp: now - (records - index) }));
    await writer.write(topic, 0, more);
    written.push(...more);
    await writer.commit(group, topic, { 0: committed() });
    await pause(250);
  };
  for (let count = 0; count < 12; count++) {
    await beat(20, () => Math.max(0, written.length - 60));
    if (count > 3) holdAgainst(t, await reader.read(), group, topic, written);
  }
  const stopped = written.length;
  const seen: { asOf: number; seconds: number; error: number }[] = [];
  for (let count = 0; count < 12; count++) {
    await beat(20, () => stopped);
    const reading = await reader.read();
    const { seconds = Number.NaN, secondsError = Number.NaN } = holdAgainst(t, reading, group, topic, written);
    seen.push({ asOf: reading.asOfMs, seconds, error: secondsError });
  }
  const [first, last] = [seen[2], seen.at(-1)];
  if (first === undefined || last === undefined) throw new Error("no readings");
  const grown = last.seconds - first.seconds - (last.asOf - first.asOf) / 1000;
  t.true(Math.abs(grown) <= first.error + last.error + 0.01, `${grown} s more than time went by`);
  await writer.commit(group, topic, { 0: written.length });
  const drained = rowOf(await reader.read(), group, topic);
  t.like(drained, { lag: 0, seconds: 0, unknown: "" });
});

test("overdue records are those written before the threshold", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const written = steadily(3000, 1000);
  await writer.write(topic, 0, written);
  const group = writer.group();
  await writer.commit(group, topic, { 0: 1000 });
  const { read } = openReader(t, { ...kafka.settings(), topics: { include: [topic] } });
  const reading = await read({ overdueSeconds: [60, 600, 86_400] });
  const older = (seconds: number): number =>
    written.filter(({ timestamp }, offset) => offset >= 1000 && timestamp < reading.asOfMs - seconds * 1000).length;
  const { overdue } = rowOf(reading, group, topic);
  t.deepEqual(overdue, { 60: older(60), 600: older(600), 86400: 0 });
});
