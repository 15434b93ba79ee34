import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { arbitraryCluster, arbitraryFaults, arbitraryLog } from "../support/arbitrary-cluster.ts";
import { openScripted, rowsOf, type SeenRow } from "../support/reader.ts";
import { type Fault, recordsLog, type ScriptedCluster, type ScriptedLog } from "../support/scripted-broker/index.ts";

const thresholds = [1, 60, 600];

/** What holds of every row of every reading, whatever the brokers say. */
function checkRow(row: SeenRow): string | undefined {
  const { committed, logStart, logEnd, lastStable, lag, lost, seconds, secondsError, headroomSeconds, unknown } = row;
  const numbers = [committed, lag, lost, seconds, headroomSeconds, logStart, logEnd, lastStable];
  if (numbers.some((value) => value !== undefined && !(value >= 0 && Number.isFinite(value))))
    return "a number below 0";
  if ((committed === undefined) !== (unknown === "no_coordinator"))
    return "no committed offset without its reason, or both";
  const stands = committed ?? Number.NaN;
  if (lag !== undefined && (logStart === undefined || logEnd === undefined)) return "a lag without a log";
  if (lag !== undefined && lag !== Math.max(0, (logEnd ?? 0) - Math.max(stands, logStart ?? 0))) return "a wrong lag";
  if (lost !== undefined && logStart !== undefined && lost !== Math.max(0, logStart - stands)) return "wrong losses";
  if (logEnd !== undefined && row.beyondEnd !== stands > logEnd) return "a wrong flag past the end";
  if ((seconds === undefined) !== (unknown !== "")) return "an age with a reason why it is unknown, or neither";
  if (seconds !== undefined && !((secondsError ?? Number.NaN) >= 0)) return "an age without its error";
  if (lag === 0 && !row.beyondEnd && seconds !== 0) return "drained, and yet an age";
  if (lastStable !== undefined && logEnd !== undefined && lastStable > logEnd) return "stable past the end";
  const overdue = thresholds.map((threshold) => row.overdue[threshold] ?? Number.NaN);
  if (overdue.some((records) => records < 0 || records > (lag ?? Number.POSITIVE_INFINITY)))
    return "more overdue than lag";
  if (overdue.some((records, index) => records > (overdue[index - 1] ?? records))) return "more overdue for longer";
  return undefined;
}

/** What holds of every reading. @throws naming what does not: fast-check then looks for a smaller cluster */
function checkReading(reading: ClusterReading): void {
  const rows = rowsOf(reading);
  for (const row of rows) {
    const fault = checkRow(row);
    if (fault !== undefined) throw new Error(`${fault}: ${JSON.stringify(row)}`);
  }
  once(
    "row",
    rows.map(({ group, topic, partition }) => JSON.stringify([group, topic, partition])),
  );
  once(
    "group",
    reading.groups.map(({ id }) => id),
  );
  for (const { id, firstRow, rowCount } of reading.groups) {
    const own = rows.slice(firstRow, firstRow + rowCount);
    if (own.length !== rowCount || own.some(({ group }) => group !== id))
      throw new Error(`rows of ${id} lie elsewhere`);
  }
  const owned = reading.groups.reduce((sum, { rowCount }) => sum + rowCount, 0);
  if (owned !== rows.length) throw new Error(`${rows.length - owned} rows belong to no group`);
  if (reading.uncommitted.count.some((count) => count <= 0)) throw new Error("a count of no uncommitted partitions");
}

function once(thing: string, keys: readonly string[]): void {
  const [twice] = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`the ${thing} ${twice} is there twice`);
}

/** Runs of a property; a failing one must end, with the smallest cluster found until then. */
const patience = { numRuns: 60, interruptAfterTimeLimit: 40_000, includeErrorInReport: true };

test("any cluster: no row is negative, doubled, or without a reason for what is unknown", async (t) => {
  await fc.assert(
    fc.asyncProperty(arbitraryCluster(), async (cluster) => {
      await readThreeTimes(t, cluster, new Map());
    }),
    patience,
  );
  t.pass();
});

test("any cluster, any fault: the reading comes, and what it says is right", async (t) => {
  await fc.assert(
    fc.asyncProperty(arbitraryCluster(), arbitraryFaults(), async (cluster, faults) => {
      await readThreeTimes(t, cluster, faults);
    }),
    patience,
  );
  t.pass();
});

async function readThreeTimes(
  t: ExecutionContext,
  cluster: ScriptedCluster,
  faults: ReadonlyMap<number, Fault>,
): Promise<void> {
  const { read, brokers, close } = await openScripted(t, cluster);
  let nth = 0;
  brokers.script = () => faults.get(++nth);
  try {
    for (let round = 0; round < 3; round++) {
      const reading = await read({ overdueSeconds: thresholds, lastStable: "always" }, 3000).catch((error: Error) => {
        if (error.name !== "ClusterUnreachableError" || faults.size === 0) throw error;
      });
      if (reading !== undefined) checkReading(reading);
    }
  } finally {
    await close();
  }
}

/** Committed at offset 1, in the hole behind the first record, which is shorter than the tolerance of the age. */
const shortHole = (now: number): ScriptedLog =>
  recordsLog({
    records: [
      { offset: 0, timestamp: now - 10_000_055 },
      { offset: 31, timestamp: now - 9_746_947 },
      { offset: 32, timestamp: now - 3_683_348 },
    ],
    end: 34,
  });

test("any log, any committed offset: an age is never below that of what is unread, but for disorder", async (t) => {
  const example = [shortHole(Date.now()), 1.5 / 34] as const;
  await fc.assert(
    fc.asyncProperty(
      arbitraryLog(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      async (log, share, compacted) => {
        const committed = Math.floor(log.start + (log.end - log.start) * share);
        const { read, close } = await openScripted(t, {
          topics: { orders: [log] },
          configs: { orders: { "cleanup.policy": compacted ? "compact" : "delete" } },
          groups: { router: { offsets: { orders: [committed] } } },
        });
        try {
          await read();
          await read();
          const reading = await read();
          const [row] = rowsOf(reading);
          const next = log.at(committed);
          if (row === undefined || row.seconds === undefined || next === undefined) return;
          // Only compaction takes records away: in any other log each offset holds one, if only an end mark, and a search by time that
          // closes on the committed offset cannot see that it is empty. There the age is that of the newest record up to it.
          const upTo = compacted ? next.offset : committed;
          const age = Math.max(0, (reading.asOfMs - greatestUpTo(log, upTo)) / 1000);
          const { seconds, secondsError = 0 } = row;
          const below = compacted ? secondsError : 0;
          if (seconds < age - below - 0.002) throw new Error(`${seconds} s is less than ${age} - ${below} s`);
          if (seconds > age + secondsError + 0.002)
            throw new Error(`${seconds} s is more than ${age} + ${secondsError} s`);
        } finally {
          await close();
        }
      },
    ),
    {
      ...patience,
      numRuns: 120,
      examples: [
        [...example, false],
        [...example, true],
      ],
    },
  );
  t.pass();
});

/** The greatest timestamp up to an offset, which is all that a log tells of its age; where none has one, the first that has. */
function greatestUpTo(log: ScriptedLog, offset: number): number {
  let greatest = -1;
  for (let record = log.at(log.start); record !== undefined; record = log.at(record.offset + 1)) {
    if (record.offset > offset && greatest >= 0) break;
    greatest = Math.max(greatest, record.timestamp);
  }
  return greatest;
}
