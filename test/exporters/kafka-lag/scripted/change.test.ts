import test, { type ExecutionContext } from "ava";
import { openScripted, rowOf, rowsOf, type ScriptedReader } from "../support/reader.ts";
import { type ScriptedPartition, scriptedMember, steadyLog, topicId } from "../support/scripted-broker/index.ts";

const second = 1000;
const steady = (end: number, start = 0) => steadyLog({ start, end, first: Date.now() - end * second, every: second });

function opened(t: ExecutionContext, committed = 90): Promise<ScriptedReader> {
  return openScripted(t, {
    topics: { orders: [steady(100)] },
    groups: { router: { members: [scriptedMember("a", { orders: [0] })], offsets: { orders: [committed] } } },
  });
}

function partitionOf({ brokers }: ScriptedReader): ScriptedPartition {
  const partition = brokers.cluster.topics.get("orders")?.partitions[0];
  if (partition === undefined) throw new Error("no partition");
  return partition;
}

test("the log is cut between the committed offset and its end: 0 and flagged, never below 0", async (t) => {
  const reader = await opened(t);
  reader.brokers.script = ({ call, nth }) => {
    if (call === "ListOffsets" && nth === 1) partitionOf(reader).log = steady(40);
    return undefined;
  };
  const row = rowOf(await reader.read(), "router", "orders");
  t.like(row, { committed: 90, logEnd: 40, lag: 0, lost: 0, beyondEnd: true, unknown: "beyond_end" });
  t.is(row.seconds, undefined);
});

test("records come between the committed offset and the end of the log: counted, never missed", async (t) => {
  const reader = await opened(t, 100);
  reader.brokers.script = ({ call, nth }) => {
    if (call === "ListOffsets" && nth === 1) partitionOf(reader).log = steady(107);
    return undefined;
  };
  t.is(rowOf(await reader.read(), "router", "orders").lag, 7);
});

test("the committed offset is asked before the end of the log", async (t) => {
  const reader = await opened(t);
  await reader.read();
  const calls = reader.brokers.traffic.exchanges.map(({ call }) => call);
  t.true(calls.lastIndexOf("OffsetFetch") < calls.indexOf("ListOffsets"));
});

test("retention deletes between start and end: the end is never before the start", async (t) => {
  const reader = await opened(t, 10);
  let asked = 0;
  reader.brokers.script = ({ call }) => {
    if (call === "ListOffsets") partitionOf(reader).log = steady(100 + asked, asked++ * 50);
    return undefined;
  };
  for (let round = 0; round < 5; round++) {
    const { lag = 0, lost = 0, seconds = 0, headroomSeconds = 0 } = rowOf(await reader.read(), "router", "orders");
    t.true(lag >= 0 && lost >= 0 && seconds >= 0 && headroomSeconds >= 0);
  }
});

test("a topic made anew: ages are those of the new log, not the old one's facts", async (t) => {
  const reader = await opened(t);
  await reader.read();
  await reader.read();
  const topic = reader.brokers.cluster.topics.get("orders");
  if (topic === undefined) throw new Error("no topic");
  topic.id = topicId("orders", 2);
  const log = steadyLog({ end: 200, first: Date.now() - 20 * second, every: 100 });
  topic.partitions = [{ ...partitionOf(reader), epoch: 0, log }];
  await reader.read();
  await reader.read();
  const reading = await reader.read();
  const { seconds = Number.NaN, secondsError = 0 } = rowOf(reading, "router", "orders");
  const age = (reading.asOfMs - (log.at(90)?.timestamp ?? 0)) / 1000;
  t.true(seconds >= age - 0.002 && seconds <= age + secondsError + 0.002, `${seconds} s, not ${age}`);
});

test("a log that was cut and grew again under the same id: the old facts do not count", async (t) => {
  const reader = await opened(t);
  await reader.read();
  await reader.read();
  partitionOf(reader).epoch = 2;
  partitionOf(reader).log = steady(50);
  await reader.read();
  const log = steadyLog({ end: 300, first: Date.now() - 30 * second, every: 100 });
  partitionOf(reader).log = log;
  await reader.read();
  await reader.read();
  const reading = await reader.read();
  const { seconds = Number.NaN, secondsError = 0 } = rowOf(reading, "router", "orders");
  const age = (reading.asOfMs - (log.at(90)?.timestamp ?? 0)) / 1000;
  t.true(seconds >= age - 0.002 && seconds <= age + secondsError + 0.002, `${seconds} s, not ${age}`);
});

test("a deleted topic: its committed offsets have no row and are counted", async (t) => {
  const reader = await opened(t);
  await reader.read();
  reader.brokers.cluster.topics.delete("orders");
  await reader.read();
  const reading = await reader.read({});
  t.deepEqual(rowsOf(reading), []);
  t.is(reading.deletedTopicOffsets, 1);
});

test("a partition added to a topic is there once metadata is asked again", async (t) => {
  const reader = await openScripted(
    t,
    { topics: { orders: [steady(100)] }, groups: { router: { offsets: { orders: [90] } } } },
    { settings: { metadataMaxAgeMs: 0 } },
  );
  await reader.read();
  const topic = reader.brokers.cluster.topics.get("orders");
  topic?.partitions.push({ ...partitionOf(reader), log: steady(30) });
  reader.brokers.cluster.groups.get("router")?.offsets.get("orders")?.set(1, { offset: 5 });
  t.deepEqual(
    rowsOf(await reader.read()).map(({ lag }) => lag),
    [10, 25],
  );
});

test("a committed offset that went back is read as it is", async (t) => {
  const reader = await opened(t);
  await reader.read();
  reader.brokers.cluster.groups.get("router")?.offsets.get("orders")?.set(0, { offset: 3 });
  await reader.read();
  const reading = await reader.read();
  const { lag, seconds = 0, secondsError = 0 } = rowOf(reading, "router", "orders");
  t.is(lag, 97);
  t.true(Math.abs(seconds - 97) <= secondsError + 2);
});

test("commits that expire leave no row behind, and the partitions count as uncommitted", async (t) => {
  const reader = await opened(t);
  t.is(rowsOf(await reader.read()).length, 1);
  reader.brokers.cluster.groups.get("router")?.offsets.clear();
  const reading = await reader.read();
  t.deepEqual(rowsOf(reading), []);
  t.deepEqual([...reading.uncommitted.count], [1]);
});
