import test, { type ExecutionContext } from "ava";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openScripted, rowsOf, type ScriptedReader, type SeenRow } from "../support/reader.ts";
import { type CallName, type Seen, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });
const options = { overdueSeconds: [60], lastStable: "never" } as const;

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

/** Silence in answer to a call at broker 2, from its nth one on. */
function silentAt(call: CallName, from = 1) {
  let nth = 0;
  return (seen: Seen) =>
    seen.broker === 2 && seen.call === call && ++nth >= from ? ({ do: "silence" } as const) : undefined;
}

/** Only broker 2 is to blame, and of what the others lead everything is known. */
function checkOthers(t: ExecutionContext, reading: ClusterReading, rows: readonly SeenRow[]): void {
  t.deepEqual(
    reading.failures.filter(({ broker }) => broker !== 2),
    [],
  );
  t.deepEqual(
    reading.brokers.map(({ answered }) => answered),
    [true, false, true],
  );
  t.true(rows.length > 0);
  for (const row of rows) {
    t.true(row.lag !== undefined && row.seconds !== undefined, JSON.stringify(row));
    t.true((row.overdue[60] ?? Number.NaN) > 0, JSON.stringify(row));
  }
}

test("a broker that hangs when it is asked for its logs' ends: the others' ages are known, their connections kept", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read({ ...options, seconds: false });
  reader.brokers.script = silentAt("ListOffsets");
  const reading = await reader.read(options, 4000);
  checkOthers(
    t,
    reading,
    rowsOf(reading).filter(({ partition }) => partition !== 1),
  );
  reader.brokers.script = () => undefined;
  reader.brokers.traffic.reset();
  await reader.read(options);
  t.is(reader.brokers.traffic.connections, 1, "only the one that hung is connected to anew");
});

test("a broker that hangs in the search: the others' overdue records are counted", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read({ ...options, seconds: false });
  reader.brokers.script = silentAt("ListOffsets", 3);
  const reading = await reader.read(options, 4000);
  t.true(rowsOf(reading).every(({ lag }) => lag !== undefined));
  checkOthers(
    t,
    reading,
    rowsOf(reading).filter(({ partition }) => partition !== 1),
  );
});

test("a coordinator that hangs when it is asked for offsets: the others' groups are whole", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read({ ...options, seconds: false });
  reader.brokers.script = silentAt("OffsetFetch");
  const reading = await reader.read(options, 4000);
  checkOthers(
    t,
    reading,
    rowsOf(reading).filter(({ group, partition }) => group !== "second" && partition !== 1),
  );
});

test("a broker that hangs when it is asked who wrote: the others' overdue records are counted", async (t) => {
  const reader = await openScripted(t, {
    brokers: 3,
    topics: { orders: [log, log, log] },
    groups: { router: { coordinator: 1, offsets: { orders: [10, 99, 30] } } },
  });
  const [, second] = reader.brokers.cluster.topics.get("orders")?.partitions ?? [];
  if (second === undefined) throw new Error("no partition");
  second.log = steadyLog({ end: 100, first: Date.now() - 1_000_000, every: 1000 });
  await reader.read({ ...options, seconds: false });
  reader.brokers.script = silentAt("DescribeProducers");
  const reading = await reader.read(options, 4000);
  t.is(reader.brokers.traffic.count("DescribeProducers"), 1);
  checkOthers(
    t,
    reading,
    rowsOf(reading).filter(({ partition }) => partition !== 1),
  );
});

test("when all of them hang, the cluster is not there, whatever is known from before; and it is again", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read(options);
  reader.brokers.script = () => ({ do: "silence" });
  await t.throwsAsync(reader.read(options, 2000), { name: "ClusterUnreachableError" });
  reader.brokers.script = () => undefined;
  t.is((await reader.read(options)).failures.length, 0);
});
