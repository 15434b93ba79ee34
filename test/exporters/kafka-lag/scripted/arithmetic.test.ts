import test from "ava";
import { openScripted, rowOf, rowsOf } from "../support/reader.ts";
import { recordsLog, type ScriptedLog, scriptedMember, steadyLog } from "../support/scripted-broker/index.ts";

const second = 1000;

/** One record per second, the last one written just now. */
function ticking(end: number, start = 0, lastStable = end): ScriptedLog {
  return steadyLog({ start, end, first: Date.now() - end * second, every: second, lastStable });
}

interface Expected {
  readonly lag: number;
  readonly lost?: number;
  readonly beyondEnd?: boolean;
}

const lagOf = test.macro({
  title: (title) => `lag: ${title}`,
  async exec(t, log: ScriptedLog, committed: number, expected: Expected) {
    const { read } = await openScripted(t, {
      topics: { orders: [log] },
      groups: { router: { offsets: { orders: [committed] } } },
    });
    t.like(rowOf(await read(), "router", "orders"), { committed, lost: 0, beyondEnd: false, ...expected });
  },
});

test("nothing consumed", lagOf, ticking(100), 0, { lag: 100 });
test("half consumed", lagOf, ticking(100), 50, { lag: 50 });
test("all consumed", lagOf, ticking(100), 100, { lag: 0 });
test("nothing written", lagOf, ticking(0), 0, { lag: 0 });
test("everything deleted and all was read", lagOf, ticking(100, 100), 100, { lag: 0 });
test("everything deleted, half unread", lagOf, ticking(100, 100), 50, { lag: 0, lost: 50 });
test("deleted past the committed offset", lagOf, ticking(100, 80), 50, { lag: 20, lost: 30 });
test("committed past the end", lagOf, ticking(100), 150, { lag: 0, beyondEnd: true });
test("a log past 32 bits", lagOf, ticking(5_000_000_000, 4_999_999_000), 4_999_999_990, { lag: 10 });

test("partitions without a committed offset have no row, and are counted where a member owns them", async (t) => {
  const { read } = await openScripted(t, {
    topics: { orders: [ticking(10), ticking(20), ticking(30)] },
    groups: {
      router: { members: [scriptedMember("router", { orders: [0, 1, 2] })], offsets: { orders: [4, null, -1] } },
    },
  });
  const reading = await read();
  t.deepEqual(
    rowsOf(reading).map(({ partition, lag }) => [partition, lag]),
    [[0, 6]],
  );
  t.deepEqual([...reading.uncommitted.count], [2]);
  t.deepEqual(
    [...reading.uncommitted.group].map((group) => reading.groups[group]?.id),
    ["router"],
  );
  t.deepEqual(
    [...reading.uncommitted.topic].map((topic) => reading.topics.names[topic]),
    ["orders"],
  );
});

test("the last stable offset is told beside the end of the log", async (t) => {
  const { read } = await openScripted(t, {
    topics: { orders: [ticking(100, 0, 70)] },
    groups: { router: { offsets: { orders: [60] } } },
  });
  t.like(rowOf(await read({ lastStable: "always" }), "router", "orders"), { logEnd: 100, lastStable: 70 });
});

test("overdue records are exact to the record", async (t) => {
  const first = Date.now() - 1000 * second - 500;
  const log = steadyLog({ end: 1000, first, every: second });
  const { read } = await openScripted(t, {
    topics: { orders: [log] },
    groups: { slow: { offsets: { orders: [100] } }, fast: { offsets: { orders: [995] } } },
  });
  const reading = await read({ overdueSeconds: [60, 600] });
  const unreadBefore = (seconds: number, committed: number): number => {
    const at = log.find(reading.asOfMs - seconds * second)?.offset ?? log.end;
    return Math.max(0, at - committed);
  };
  t.deepEqual(rowOf(reading, "slow", "orders").overdue, { 60: unreadBefore(60, 100), 600: unreadBefore(600, 100) });
  t.deepEqual(rowOf(reading, "fast", "orders").overdue, { 60: 0, 600: 0 });
});

test("headroom is the time from the log's first record to the group's position", async (t) => {
  const { read } = await openScripted(t, {
    topics: { orders: [ticking(10_000, 2000)] },
    groups: { router: { offsets: { orders: [5000] } } },
  });
  const { headroomSeconds = Number.NaN, secondsError = 0 } = rowOf(await read(), "router", "orders");
  t.true(Math.abs(headroomSeconds - 3000) <= secondsError + 1, `${headroomSeconds} s`);
});

test("a log whose offsets have holes counts offsets, as every consumer does", async (t) => {
  const now = Date.now();
  const { read } = await openScripted(t, {
    topics: {
      orders: [
        recordsLog({
          records: [
            { offset: 0, timestamp: now - 9000 },
            { offset: 90, timestamp: now - 5000 },
          ],
        }),
      ],
    },
    groups: { router: { offsets: { orders: [1] } } },
  });
  t.is(rowOf(await read(), "router", "orders").lag, 90);
});
