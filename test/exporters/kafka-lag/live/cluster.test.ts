import { setTimeout as pause } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openReader, type ReadCluster, rowsOf } from "../support/reader.ts";
import { type Actor, actor, eventually } from "./support/actor.ts";
import { sharedBrokers } from "./support/broker.ts";
import { steadily } from "./support/truth.ts";

const kafka = sharedBrokers(test, {
  brokers: 3,
  // A broker that came back leads again before the next test.
  properties: { "leader.imbalance.check.interval.seconds": "2", "leader.imbalance.per.broker.percentage": "0" },
});
const ids = [1, 2, 3];

interface Laid {
  readonly writer: Actor;
  readonly reader: ReadCluster;
  /** Partition p is on broker p + 1 alone. */
  readonly alone: string;
  /** Partition p is led by broker p + 1 and has replicas on all. */
  readonly replicated: string;
  /** One group per coordinating broker, in order of the brokers' ids; each committed 10 in all partitions. */
  readonly groups: readonly string[];
}

async function lay(t: ExecutionContext): Promise<Laid> {
  const writer = await actor(t, kafka.client());
  const alone = await writer.topic({ assignments: ids.map((id) => [id]) });
  const replicated = await writer.topic({ assignments: ids.map((id) => [id, ...ids.filter((other) => other !== id)]) });
  const groups = await Promise.all(ids.map((id) => coordinatedBy(writer, id)));
  for (const topic of [alone, replicated]) {
    for (const partition of [0, 1, 2]) await writer.write(topic, partition, steadily(100, 1000));
    for (const group of groups) await writer.commit(group, topic, { 0: 10, 1: 10, 2: 10 });
  }
  const reader = openReader(t, {
    ...kafka.settings(),
    topics: { include: [alone, replicated] },
    // One by name, the others by a pattern: nothing but a list says that those are there.
    groups: { include: [groups[0] ?? "", `/${groups.slice(1).join("|")}/`] },
    metadataMaxAgeMs: 2000,
  });
  await reader.read();
  return { writer, reader, alone, replicated, groups };
}

/** The name of a group that this broker looks after. */
async function coordinatedBy({ admin, group }: Actor, broker: number): Promise<string> {
  return await eventually(async () => {
    const name = group();
    const [found] = await admin.findCoordinator({ keyType: 0, keys: [name] });
    if (found?.nodeId !== broker) throw new Error(`${name} is not looked after by broker ${broker}`);
    return name;
  }, 60_000);
}

/** Rows whose lag is known, as `group/topic/partition`, with their lag. */
function known(reading: ClusterReading): ReadonlyMap<string, number> {
  return new Map(
    rowsOf(reading).flatMap(({ group, topic, partition, lag }) =>
      lag === undefined ? [] : [[`${group}/${topic}/${partition}`, lag]],
    ),
  );
}

function keys(groups: readonly string[], topic: string, partitions: readonly number[]): readonly string[] {
  return groups.flatMap((group) => partitions.map((partition) => `${group}/${topic}/${partition}`));
}

test.serial(
  "a broker of three is killed: what the others know stays in every single reading, the rest comes back",
  async (t) => {
    const { reader, alone, replicated, groups } = await lay(t);
    const everything = [...keys(groups, alone, [0, 1, 2]), ...keys(groups, replicated, [0, 1, 2])];
    t.deepEqual([...known(await reader.read()).keys()].sort(), [...everything].sort());
    await kafka.brokers.kill(3);
    const staying = keys(groups.slice(0, 2), alone, [0, 1]);
    for (let count = 0; count < 8; count++) {
      const reading = await reader.read({}, 8000);
      const rows = known(reading);
      for (const key of staying) t.is(rows.get(key), 90, `reading ${count}: ${key}`);
      await pause(500);
    }
    const failedOver = [...keys(groups, alone, [0, 1]), ...keys(groups, replicated, [0, 1, 2])];
    await eventually(async () => {
      const rows = known(await reader.read({}, 8000));
      const missing = failedOver.filter((key) => rows.get(key) !== 90);
      if (missing.length > 0) throw new Error(`still missing: ${missing.join()}`);
    }, 60_000);
    const reading = await reader.read();
    const leaderless = rowsOf(reading).filter(({ topic, partition }) => topic === alone && partition === 2);
    t.is(leaderless.length, 3);
    for (const { lag, seconds, unknown } of leaderless)
      t.deepEqual([lag, seconds, unknown], [undefined, undefined, "no_offsets"]);
    t.true(reading.partitions.leader.includes(-1));
    await kafka.brokers.start(3);
    await eventually(async () => {
      const rows = known(await reader.read());
      const missing = everything.filter((key) => rows.get(key) !== 90);
      if (missing.length > 0) throw new Error(`still missing: ${missing.join()}`);
    }, 60_000);
    await eventually(async () => {
      const { failures } = await reader.read();
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
    });
  },
);

const paced = test.macro(
  async (t, { go, comeBack }: { go: (id: number) => Promise<void>; comeBack: (id: number) => Promise<void> }) => {
    const { reader, alone, replicated, groups } = await lay(t);
    const [first = "", second = "", third = ""] = groups;
    const failedOver = [...keys(groups, alone, [0, 2]), ...keys(groups, replicated, [0, 1, 2])];
    await go(2);
    try {
      // Right after the fault once more at once; then as Prometheus scrapes, the failover between two readings.
      for (const [count, pauseMs] of [0, 0, scrapeMs, scrapeMs].entries()) {
        await pause(pauseMs);
        const start = performance.now();
        const reading = await reader.read({}, 8000);
        t.true(performance.now() - start < 8500, "the reading took longer than it was given");
        const rows = known(reading);
        for (const topic of [alone, replicated])
          for (const key of keys([first, third], topic, [0, 2])) t.is(rows.get(key), 90, `reading ${count}: ${key}`);
        // The others need a while to give it up; from then on nobody asks it, and what it alone has is without a leader.
        const givenUp = reading.brokers.every(({ id }) => id !== 2);
        if (!givenUp) {
          const named = reading.failures.some(({ broker }) => broker === 2);
          t.true(named, `reading ${count}: ${JSON.stringify(reading.failures)}`);
          // Until another broker looks after its group, nothing is known of that but where it had committed.
          if (reading.groups.find(({ id }) => id === second)?.committedKnown === true) continue;
          const reasons = rowsOf(reading).filter(({ group }) => group === second);
          t.deepEqual(
            reasons.map(({ unknown }) => unknown),
            Array(6).fill("no_coordinator"),
            `reading ${count}: ${groupsOf(reading)}`,
          );
          continue;
        }
        t.true(reading.partitions.leader.includes(-1), `reading ${count}`);
        // In the first moments a new coordinator tells, without an error, only what its replicas have too.
        if (count < 2) continue;
        t.deepEqual([...rows.keys()].sort(), failedOver.toSorted(), `reading ${count}: ${groupsOf(reading)}`);
        for (const { lag, topic, partition, unknown } of rowsOf(reading))
          if (lag === undefined) t.deepEqual([topic, partition, unknown], [alone, 1, "no_offsets"], `reading ${count}`);
      }
      t.false(
        (await reader.read({}, 8000)).brokers.some(({ id }) => id === 2),
        "it was not given up in all this time",
      );
    } finally {
      await comeBack(2);
    }
    await eventually(async () => {
      const { failures, rows } = await reader.read();
      if (failures.length > 0 || rows.length !== 18 || rows.lag.some(Number.isNaN))
        throw new Error(JSON.stringify(failures));
    }, 60_000);
  },
);

const scrapeMs = 12_000;

/** What is told of groups, for a test that fails. */
function groupsOf({ groups }: ClusterReading): string {
  return JSON.stringify(
    groups.map(({ id, coordinator, found, committedKnown, error }) => [id, coordinator, found, committedKnown, error]),
  );
}

test.serial("a broker of three freezes, read as it is scraped: what the others know is in every reading", paced, {
  go: (id) => kafka.brokers.pause(id),
  comeBack: (id) => kafka.brokers.resume(id),
});

test.serial("a broker of three is killed, read as it is scraped: what the others know is in every reading", paced, {
  go: (id) => kafka.brokers.kill(id),
  comeBack: (id) => kafka.brokers.start(id),
});

test.serial("leaders that are moved by hand are followed", async (t) => {
  const { reader, replicated, groups } = await lay(t);
  await kafka.brokers.stop(1);
  try {
    await eventually(async () => {
      const rows = known(await reader.read({}, 8000));
      const missing = keys(groups, replicated, [0, 1, 2]).filter((key) => rows.get(key) !== 90);
      if (missing.length > 0) throw new Error(`still missing: ${missing.join()}`);
    }, 60_000);
  } finally {
    await kafka.brokers.start(1);
  }
  t.pass();
});
