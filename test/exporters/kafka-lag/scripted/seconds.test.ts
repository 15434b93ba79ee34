import test from "ava";
import { openScripted, rowOf } from "../support/reader.ts";
import { type Found, recordsLog, type ScriptedLog, steadyLog } from "../support/scripted-broker/index.ts";

const second = 1000;
const hour = 3600 * second;

/** Records at these ages in seconds, oldest first. */
function ages(...seconds: readonly number[]): readonly Found[] {
  const now = Date.now();
  return seconds.map((age, offset) => ({ offset, timestamp: now - age * second }));
}

/** 300 records within 100 ms every five minutes. */
function bursts(count: number): readonly Found[] {
  const first = Date.now() - count * 300 * second;
  return Array.from({ length: count * 300 }, (_, offset) => ({
    offset,
    timestamp: first + Math.floor(offset / 300) * 300 * second + (offset % 300) / 3,
  }));
}

/** The time between records halves again and again. */
function accelerating(count: number): readonly Found[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, offset) => ({
    offset,
    timestamp: now - Math.round(12 * hour * ((count - offset) / count) ** 4) - 100,
  }));
}

/**
 * Once the search is through, the age is never less than that of the oldest unread record, and more by the stated error
 * at most, which is within the tolerance.
 */
const truth = test.macro({
  title: (title) => `seconds: ${title}`,
  async exec(t, log: ScriptedLog, committed: readonly number[]) {
    const groups = Object.fromEntries(committed.map((offset) => [`at-${offset}`, { offsets: { orders: [offset] } }]));
    const { read } = await openScripted(t, { topics: { orders: [log] }, groups });
    await read();
    await read();
    const reading = await read();
    for (const offset of committed) {
      const row = rowOf(reading, `at-${offset}`, "orders");
      const oldest = log.at(Math.max(offset, log.start));
      const age = oldest === undefined ? 0 : Math.max(0, (reading.asOfMs - oldest.timestamp) / 1000);
      const { seconds = Number.NaN, secondsError = Number.NaN } = row;
      t.is(row.unknown, "");
      t.true(seconds >= age - 0.002, `${offset}: ${seconds} s is less than ${age} s`);
      t.true(seconds <= age + secondsError + 0.002, `${offset}: ${seconds} s is more than ${age} + ${secondsError} s`);
      t.true(secondsError <= Math.max(1, 0.05 * seconds) + 0.002, `${offset}: an error of ${secondsError} s`);
    }
    t.is(reading.cost.searchOpen, 0);
  },
});

const everySecond = steadyLog({ end: 21_600, first: Date.now() - 6 * hour, every: second });
test("a steady topic", truth, everySecond, [0, 1, 7000, 20_000, 21_599]);
test("drained", truth, everySecond, [21_600]);
test(
  "a steady topic whose start was deleted",
  truth,
  steadyLog({ start: 9000, end: 21_600, first: Date.now() - 6 * hour, every: second }),
  [9000, 10, 15_000],
);
test("a billion records", truth, steadyLog({ end: 1e9, first: Date.now() - 1e9, every: 1 }), [0, 5e8, 999_999_000]);
test("bursts", truth, recordsLog({ records: bursts(12) }), [0, 1, 299, 300, 1801, 3599]);
test("an accelerating rate", truth, recordsLog({ records: accelerating(4000) }), [0, 17, 1000, 3990]);
test("an idle producer", truth, recordsLog({ records: ages(400_003, 400_002, 400_001) }), [0, 1, 2, 3]);
test(
  "idle for days in between",
  truth,
  recordsLog({ records: ages(300_000, 299_999, 299_998, 4, 3, 2) }),
  [0, 1, 2, 3, 4, 5],
);
test("all in one millisecond", truth, recordsLog({ records: ages(...Array(50).fill(60)) }), [0, 20, 49]);
test("a single record", truth, recordsLog({ records: ages(42) }), [0, 1]);
test("timestamps that start at 0", truth, steadyLog({ end: 1000, first: 0, every: 1 }), [0, 500]);

test("out of order: never more than the disorder too young", async (t) => {
  const disorder = 30;
  const records = ages(...Array.from({ length: 2000 }, (_, index) => 2000 - index + ((index * 7919) % disorder)));
  const log = recordsLog({ records });
  const { read } = await openScripted(t, {
    topics: { orders: [log] },
    groups: { router: { offsets: { orders: [1000] } } },
  });
  await read();
  const reading = await read();
  const { seconds = Number.NaN, secondsError = 0 } = rowOf(reading, "router", "orders");
  const unread = records.slice(1000).map(({ timestamp }) => (reading.asOfMs - timestamp) / 1000);
  t.true(seconds >= Math.max(...unread) - disorder, `${seconds} s`);
  t.true(seconds <= Math.max(...unread) + secondsError + 0.002, `${seconds} s`);
});

test("a record from the future hides the ages behind it: unknown, with the reason", async (t) => {
  const records = [
    ...ages(100, 90, 80),
    { offset: 3, timestamp: Date.now() + 24 * hour },
    ...ages(0, 0, 0, 0, 60, 50).slice(4),
  ];
  const { read } = await openScripted(t, {
    topics: { orders: [recordsLog({ records })] },
    groups: { before: { offsets: { orders: [1] } }, behind: { offsets: { orders: [5] } } },
  });
  await read();
  const reading = await read();
  const before = rowOf(reading, "before", "orders");
  const age = (reading.asOfMs - (records[1]?.timestamp ?? Number.NaN)) / second;
  t.true(Math.abs((before.seconds ?? Number.NaN) - age) <= (before.secondsError ?? 0) + 0.01);
  t.like(rowOf(reading, "behind", "orders"), { lag: 1, unknown: "future_record" });
  t.is(rowOf(reading, "behind", "orders").seconds, undefined);
});

test("a compaction hole: the next record that is left counts, not the last one read", async (t) => {
  const now = Date.now();
  const records = [
    { offset: 0, timestamp: now - 9000 * second },
    { offset: 900, timestamp: now - 3000 * second },
    { offset: 1900, timestamp: now - 60 * second },
    { offset: 1999, timestamp: now - 1 * second },
  ];
  const { read } = await openScripted(t, {
    topics: { orders: [recordsLog({ records })] },
    configs: { orders: { "cleanup.policy": "compact,delete" } },
    groups: { router: { offsets: { orders: [1000] } } },
  });
  await read();
  const reading = await read();
  const { seconds = Number.NaN, secondsError = 0 } = rowOf(reading, "router", "orders");
  const age = (reading.asOfMs - (now - 60 * second)) / second;
  t.true(Math.abs(seconds - age) <= secondsError + 0.01, `${seconds} s, ${age} s`);
});

test("records without a timestamp: unknown, with the reason", async (t) => {
  const records = Array.from({ length: 10 }, (_, offset) => ({ offset, timestamp: -1 }));
  const { read } = await openScripted(t, {
    topics: { orders: [recordsLog({ records })] },
    groups: { router: { offsets: { orders: [5] } } },
  });
  const row = rowOf(await read(), "router", "orders");
  t.is(row.seconds, undefined);
  t.is(row.lag, 5);
});

test("seconds that are not asked for cost nothing", async (t) => {
  const { read, brokers } = await openScripted(t, {
    topics: { orders: [everySecond] },
    groups: { router: { offsets: { orders: [5] } } },
  });
  const row = rowOf(await read({ seconds: false, lastStable: "never" }), "router", "orders");
  t.like(row, { lag: 21_595, unknown: "not_asked" });
  t.is(brokers.traffic.count("ListOffsets"), 2);
});
