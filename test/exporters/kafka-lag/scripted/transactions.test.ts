import { setTimeout as pause } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { openScripted, rowOf, type ScriptedReader } from "../support/reader.ts";
import { errorCodes, recordsLog, type ScriptedPartition } from "../support/scripted-broker/index.ts";

const written = (age: number) => Date.now() - age;

/** Five records of a transaction that is still open, read up to its end by a group. */
async function opened(t: ExecutionContext): Promise<ScriptedReader & { readonly partition: ScriptedPartition }> {
  const records = Array.from({ length: 5 }, (_, offset) => ({ offset, timestamp: written(60_000) }));
  const reader = await openScripted(t, {
    topics: { orders: [recordsLog({ records, lastStable: 0 })] },
    groups: { router: { offsets: { orders: [5] } } },
  });
  const partition = reader.brokers.cluster.topics.get("orders")?.partitions[0];
  if (partition === undefined) throw new Error("no partition");
  await reader.read({ lastStable: "always" });
  return { ...reader, partition };
}

/** Ends the transaction with a mark of this time. */
function end(partition: ScriptedPartition, timestamp: number): void {
  const records = Array.from({ length: 5 }, (_, offset) => ({ offset, timestamp: timestamp - 1000 }));
  partition.log = recordsLog({ records: [...records, { offset: 5, timestamp }] });
  partition.producers = [{ id: 1, lastTimestamp: timestamp, coordinatorEpoch: 0, transactionStart: -1 }];
}

test("the end mark of a transaction is nothing to read", async (t) => {
  const { read, partition } = await opened(t);
  end(partition, written(30_000));
  await read();
  t.like(rowOf(await read(), "router", "orders"), { committed: 5, logEnd: 6, lag: 0, seconds: 0, unknown: "" });
});

test("a mark that is written while the reading goes on, by a clock ahead of ours, is known as one in the end", async (t) => {
  const { read, partition, brokers } = await opened(t);
  brokers.script = ({ call }) => {
    if (call === "ListOffsets" && partition.log.end === 5) end(partition, Date.now() + 200);
    return undefined;
  };
  await read();
  await pause(300);
  for (let count = 0; count < 3; count++) t.like(rowOf(await read(), "router", "orders"), { lag: 0, seconds: 0 });
});

test("a record behind the mark is one to read", async (t) => {
  const { read, partition } = await opened(t);
  end(partition, written(30_000));
  await read();
  const before = Array.from({ length: 6 }, (_, offset) => ({ offset, timestamp: written(31_000) }));
  partition.log = recordsLog({ records: [...before, { offset: 6, timestamp: written(20_000) }] });
  await read();
  t.like(rowOf(await read(), "router", "orders"), { lag: 2, unknown: "" });
});

test("one record of an idempotent producer without transactions is a record", async (t) => {
  const timestamp = written(60_000);
  const reader = await openScripted(t, {
    topics: { orders: [recordsLog({ records: [{ offset: 0, timestamp }] })] },
    groups: { router: { offsets: { orders: [0] } } },
  });
  const partition = reader.brokers.cluster.topics.get("orders")?.partitions[0];
  if (partition === undefined) throw new Error("no partition");
  partition.producers = [{ id: 1, lastTimestamp: timestamp, coordinatorEpoch: -1, transactionStart: -1 }];
  await reader.read();
  const { lag, seconds = 0 } = rowOf(await reader.read(), "router", "orders");
  t.is(lag, 1);
  t.true(seconds >= 59, `${seconds} s`);
});

test("where producers must not be asked for, the age is not known rather than wrong", async (t) => {
  const { read, partition } = await opened(t);
  end(partition, written(30_000));
  partition.producersError = errorCodes.topicAuthorizationFailed;
  await read();
  const reading = await read();
  t.like(rowOf(reading, "router", "orders"), { lag: 1, unknown: "transaction_marker" });
  t.true(reading.limitations.some(({ check }) => check === "describe-producers-denied"));
});
