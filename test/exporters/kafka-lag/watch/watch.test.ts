import { setImmediate } from "node:timers/promises";
import test from "ava";
import { kafkaLag } from "../../../../exporters/kafka-lag/kafka-lag.ts";
import { kafkaLagSettings, type Plan, planOf } from "../../../../exporters/kafka-lag/settings/index.ts";
import { createWatch } from "../../../../exporters/kafka-lag/watch/index.ts";
import { type CollectionContext, readSettings } from "../../../../exporters/kit/index.ts";
import { kafka } from "../../../../metrics/index.ts";
import { recordingLog } from "../../support/log.ts";
import { fakeClusters } from "../support/fake-cluster.ts";
import { readingOf } from "../support/reading.ts";
import { linesAbout } from "../support/views.ts";

const plan = (...addresses: readonly string[]): Plan => {
  const single = planOf(readSettings(kafkaLag, kafkaLagSettings, ["--brokers=a:9092"]));
  const clusters = addresses.map((address) => ({
    name: address.split(":")[0] ?? "",
    connection: { bootstrap: [address] },
  }));
  return { ...single, clusters, families: { ...single.families, clusterLabel: clusters.length > 1 } };
};
const context = (collectors: string[] = []): CollectionContext => ({
  signal: new AbortController().signal,
  remainingMs: () => 1000,
  run: async (collector, work) => {
    collectors.push(collector);
    await work();
    return true;
  },
  fit: (levels) => levels[0]?.render() ?? [],
});
const reading = (lag: number) =>
  readingOf({
    topics: { t: [{ start: 0, end: 50 }] },
    groups: { g: { committed: { t: [{ committed: 50 - lag, seconds: 1 }] } } },
  });
const { log } = recordingLog();

test("clusters are read together; one that is out of reach costs only its own series", async (t) => {
  const { open } = fakeClusters((address) => {
    if (address === "b:1") throw new Error("b:1: nothing listens there");
    return reading(7);
  });
  const watch = createWatch(plan("a:1", "b:1"), { log, open });
  const collectors: string[] = [];
  const families = await watch.collect(context(collectors));
  t.deepEqual(linesAbout(families, kafka.clusterUp), [
    'kafka_up{kafka_cluster="a"} 1',
    'kafka_up{kafka_cluster="b"} 0',
  ]);
  t.deepEqual(linesAbout(families, kafka.lagRecords), [
    'kafka_consumergroup_lag{kafka_cluster="a",group="g",topic="t",partition="0"} 7',
  ]);
  t.deepEqual(collectors, ["a/metadata"]);
  t.deepEqual(
    watch.summaries().map(({ name, unreachable }) => [name, unreachable]),
    [
      ["a", undefined],
      ["b", "b:1: nothing listens there"],
    ],
  );
});

test("one cluster: no label, and its collectors are called as they are", async (t) => {
  const { open } = fakeClusters(() => reading(7));
  const watch = createWatch(plan("a:1"), { log, open });
  const collectors: string[] = [];
  const families = await watch.collect(context(collectors));
  t.deepEqual(linesAbout(families, kafka.clusterUp), ["kafka_up 1"]);
  t.deepEqual(collectors, ["metadata"]);
});

test("one of several by itself has no label", async (t) => {
  const { open } = fakeClusters((address) => reading(address === "a:1" ? 1 : 2));
  const watch = createWatch(plan("a:1", "b:1"), { log, open });
  t.deepEqual(watch.familiesOf("b"), []);
  await watch.collect(context());
  t.deepEqual(linesAbout(watch.familiesOf("b") ?? [], kafka.lagRecords), [
    'kafka_consumergroup_lag{group="g",topic="t",partition="0"} 2',
  ]);
  t.is(watch.familiesOf("c"), undefined);
});

test("a change opens only the clusters that are reached differently, and keeps what is remembered", async (t) => {
  let now = 0;
  const clusters = fakeClusters(() => reading(7));
  const watch = createWatch(plan("a:1", "b:1"), { log, open: clusters.open, now: () => now });
  await watch.collect(context());
  watch.reconfigure(plan("a:1", "c:1"));
  await setImmediate();
  t.deepEqual(clusters.opened, ["a:1", "b:1", "c:1"]);
  t.deepEqual(clusters.closed, ["b:1"]);
  now = 30_000;
  const families = await watch.collect(context());
  t.deepEqual(linesAbout(families, kafka.commitStalled), [
    'kafka_consumergroup_commit_stalled_seconds{kafka_cluster="a",group="g",topic="t"} 30',
    'kafka_consumergroup_commit_stalled_seconds{kafka_cluster="c",group="g",topic="t"} 0',
  ]);
  await watch.close();
  t.deepEqual(clusters.closed, ["b:1", "a:1", "c:1"]);
});

test("a cluster is closed only when the collection under way is done with it", async (t) => {
  const gate = Promise.withResolvers<void>();
  const clusters = fakeClusters(async () => {
    await gate.promise;
    return reading(1);
  });
  const watch = createWatch(plan("a:1"), { log, open: clusters.open });
  const collected = watch.collect(context());
  watch.reconfigure(plan("b:1"));
  await setImmediate();
  t.deepEqual(clusters.closed, []);
  gate.resolve();
  t.is(linesAbout(await collected, kafka.lagRecords).length, 1);
  await setImmediate();
  t.deepEqual(clusters.closed, ["a:1"]);
});

test("its age is counted from the newest reading", async (t) => {
  let now = 0;
  const { open } = fakeClusters(() => reading(1));
  const watch = createWatch(plan("a:1"), { log, open, now: () => now });
  t.is(watch.ageMs(), undefined);
  t.false(watch.hasRead());
  await watch.collect(context());
  now = 4000;
  t.is(watch.ageMs(), 4000);
  t.true(watch.hasRead());
});
