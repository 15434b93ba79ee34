import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { arbitraryCluster, arbitraryFaults } from "../support/arbitrary-cluster.ts";
import { type Exposed, runExporter } from "../support/exporter.ts";
import {
  type ClusterOutline,
  type Fault,
  type ScriptedBrokers,
  type ScriptedCluster,
  scriptedCluster,
  scriptedMember,
  startScriptedBrokers,
  steadyLog,
} from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });
const outline: ClusterOutline = {
  brokers: 3,
  topics: { orders: [log, log, log] },
  groups: {
    first: { members: [scriptedMember("a", { orders: [0, 1, 2] })], offsets: { orders: [10, 20, 30] } },
    second: { type: "consumer", members: [scriptedMember("b", { orders: [0] })], offsets: { orders: [11, 100, 31] } },
    third: { offsets: { orders: [12, 22, null] } },
  },
};

async function start(t: ExecutionContext, flags: readonly string[] = [], cluster = scriptedCluster(outline)) {
  const brokers = await startScriptedBrokers(cluster);
  t.teardown(() => brokers.stop());
  const exporter = await runExporter(t, brokers.addresses, flags);
  return { ...exporter, brokers };
}

test("200 scrapes at once do one collection", async (t) => {
  const brokers = await startScriptedBrokers(scriptedCluster(outline));
  t.teardown(() => brokers.stop());
  brokers.script = ({ call }) => (call === "ListOffsets" ? { do: "delay", milliseconds: 100 } : undefined);
  const { scrape } = await runExporter(t, brokers.addresses, ["--collection.min-age=10m"]);
  const answers = await Promise.all(Array.from({ length: 200 }, () => scrape(60)));
  t.is(brokers.traffic.count("ListGroups"), 3);
  t.is(brokers.traffic.count("OffsetFetch"), 3);
  t.true(brokers.traffic.connections <= 4, `${brokers.traffic.connections} connections`);
  for (const { value } of answers) {
    t.is(value("kafka_consumergroup_lag", { group: "first", topic: "orders", partition: "0" }), 90);
  }
});

test("a broker that never answers: the scrape is answered in time, with what the others know and what is missing", async (t) => {
  const { scrape, brokers } = await start(t);
  await scrape();
  brokers.script = ({ broker }) => (broker === 2 ? { do: "silence" } : undefined);
  const { seconds, value, series } = await scrape(2);
  t.true(seconds < 2, `${seconds} s`);
  t.is(value("kafka_consumergroup_lag", { group: "first", topic: "orders", partition: "0" }), 90);
  t.is(value("kafka_consumergroup_lag", { group: "third", topic: "orders", partition: "0" }), 88);
  t.is(series("kafka_consumergroup_lag", { partition: "1" }).length, 0);
  t.is(value("kafka_consumergroup_lag_unknown", { group: "first", topic: "orders" }), 1);
  t.is(value("kafka_broker_up", { broker: "2" }), 0);
  t.is(value("kafka_broker_up", { broker: "1" }), 1);
  t.true(series("kafka_broker_failures", { broker: "2" }).length > 0);
});

test("everybody is slow: the scrape is answered in time with what was read last, its age, and that the collection failed", async (t) => {
  const { scrape, brokers } = await start(t);
  await scrape();
  brokers.script = () => ({ do: "silence" });
  const { seconds, value } = await scrape(1);
  t.true(seconds < 1, `${seconds} s`);
  t.true(value("kafka_up") === 0 || (value("kafka_snapshot_age_seconds") ?? 0) > 0);
});

test("nobody is there: the exporter says so and comes back by itself", async (t) => {
  const { scrape, brokers } = await start(t);
  for (const id of [1, 2, 3]) await brokers.vanish(id);
  const away = await scrape(3);
  t.is(away.value("kafka_up"), 0);
  t.is(away.series("kafka_consumergroup_lag").length, 0);
  for (const id of [1, 2, 3]) await brokers.comeBack(id);
  await scrape(5);
  const back = await scrape(5);
  t.is(back.value("kafka_up"), 1);
  t.is(back.series("kafka_consumergroup_lag").length, 8);
});

test("what is gone from the brokers is gone from the next scrape", async (t) => {
  const { scrape, brokers } = await start(t);
  const before = await scrape();
  t.true(before.series("kafka_consumergroup_lag", { group: "third" }).length > 0);
  brokers.cluster.groups.delete("third");
  const after = await scrape();
  for (const [, family] of after.families)
    t.deepEqual(
      family.samples.filter(({ labels }) => labels.group === "third"),
      [],
      family.name,
    );
});

test("names that need escaping come through", async (t) => {
  const odd = ["a b", 'quote"d', "back\\slash", "new\nline", "\\n", "群"];
  const groups = Object.fromEntries(odd.map((id) => [id, { offsets: { orders: [1] } }]));
  const { scrape } = await start(t, [], scriptedCluster({ topics: { orders: [log] }, groups }));
  const { value } = await scrape();
  for (const group of odd) t.is(value("kafka_consumergroup_lag", { group }), 99, JSON.stringify(group));
});

/** Metrics of which a fall below 0 is the point. */
const mayBeNegative = new Set(["kafka_consumergroup_lag_velocity"]);

function check({ families, series }: Exposed): void {
  for (const [name, { samples }] of families) {
    for (const { value, series: key } of samples) {
      if (!Number.isFinite(value)) throw new Error(`${key} is ${value}`);
      if (value < 0 && name.startsWith("kafka_") && !mayBeNegative.has(name)) throw new Error(`${key} is ${value}`);
    }
  }
  for (const { labels } of series("kafka_consumergroup_lag_seconds")) {
    if (series("kafka_consumergroup_lag", labels).length !== 1)
      throw new Error(`an age without a lag: ${JSON.stringify(labels)}`);
  }
  for (const { labels, value } of series("kafka_consumergroup_lag")) {
    if (series("kafka_consumergroup_committed_offset", labels).length !== 1)
      throw new Error(`a lag without an offset: ${JSON.stringify(labels)}`);
    if (value > 0 && series("kafka_consumergroup_lag_seconds", labels).length === 0) explained(series, labels);
  }
}

/** An age that is missing is counted among the unknown ones of its group and topic. */
function explained(series: Exposed["series"], { group = "", topic = "" }: Readonly<Record<string, string>>): void {
  const lagging = series("kafka_consumergroup_lag", { group, topic }).filter(({ value }) => value > 0).length;
  const aged = series("kafka_consumergroup_lag_seconds", { group, topic }).filter(({ value }) => value > 0).length;
  const counted = series("kafka_consumergroup_lag_seconds_unknown", { group, topic }).reduce(
    (sum, { value }) => sum + value,
    0,
  );
  if (counted < lagging - aged - zeroAged(series, group, topic))
    throw new Error(`${lagging} lag, ${aged} have an age, ${counted} are said to be unknown: ${group} ${topic}`);
}

/** A record written this very moment is 0 s old. */
function zeroAged(series: Exposed["series"], group: string, topic: string): number {
  return series("kafka_consumergroup_lag_seconds", { group, topic }).filter(({ value }) => value === 0).length;
}

test("any cluster, any fault: the exposition keeps every rule", async (t) => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryCluster(),
      arbitraryFaults(),
      fc.constantFrom("sightline", "kafka_exporter"),
      async (cluster, faults, names) => {
        await scrapeTwice(t, cluster, faults, names);
      },
    ),
    { numRuns: 40, interruptAfterTimeLimit: 40_000, includeErrorInReport: true },
  );
  t.pass();
});

async function scrapeTwice(
  t: ExecutionContext,
  cluster: ScriptedCluster,
  faults: ReadonlyMap<number, Fault>,
  names: string,
): Promise<void> {
  const { scrape, brokers, stop } = await start(
    t,
    [`--metrics.names=${names}`, "--overdue=1m", "--offsets.last-stable=always", "--members.partitions"],
    cluster,
  );
  let nth = 0;
  brokers.script = () => faults.get(++nth);
  try {
    for (let count = 0; count < 2; count++) check(await scrape(3));
  } finally {
    await stop();
    await (brokers satisfies ScriptedBrokers).stop();
  }
}
