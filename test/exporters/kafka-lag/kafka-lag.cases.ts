import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { temporaryFolder } from "../support/folder.ts";
import { readingOf } from "./support/reading.ts";
import { startedKafkaLag } from "./support/started.ts";

const lagging = (lag: number) =>
  readingOf({
    topics: { messages: [{ start: 0, end: 100 }] },
    groups: {
      "router-worker": { named: true, committed: { messages: [{ committed: 100 - lag, seconds: lag / 10 }] } },
      missing: { named: true, found: false, coordinator: undefined, members: undefined },
    },
  });
const json = { headers: { accept: "application/json" } };

test("metrics: what was read, and what the program says about itself", async (t) => {
  const { server } = await startedKafkaLag(t, () => lagging(7));
  const response = await fetch(`${server.url}/metrics`);
  const text = await response.text();
  t.true(text.includes('\nkafka_consumergroup_lag{group="router-worker",topic="messages",partition="0"} 7\n'));
  t.true(text.includes('\nkafka_collector_success{collector="metadata"} 1\n'));
  t.true(text.includes("\nkafka_series_limited 0\n"));
  t.regex(text, /\nsightline_build_info\{version="[^"]+"\} 1\n/);
});

test("the health check of a group: 200, 503 and 404 with the reason", async (t) => {
  const { server } = await startedKafkaLag(t, () => lagging(7));
  const probe = async (path: string) => {
    const response = await fetch(`${server.url}/probe/group/${path}`);
    return [response.status, await response.text()];
  };
  t.deepEqual(await probe("router-worker"), [
    200,
    "router-worker is Stable with 2 members; 7 records to read, the oldest 0.7 s old\n",
  ]);
  t.deepEqual(await probe("router-worker?max-lag-seconds=0.5"), [
    503,
    "router-worker is 0.7 s behind, 0.5 s are allowed\n",
  ]);
  t.deepEqual(await probe("missing"), [
    503,
    "Kafka does not know the group missing: it was never started, or its offsets have expired\n",
  ]);
  t.deepEqual(await probe("no%2Fbody"), [
    404,
    "no group no/body is watched; name it in the settings to tell missing from unknown\n",
  ]);
  t.is((await probe("router-worker?speed=1"))[0], 400);
});

test("the health check as JSON", async (t) => {
  const { server } = await startedKafkaLag(t, () => lagging(7));
  const body = (await (await fetch(`${server.url}/probe/group/router-worker`, json)).json()) as Record<string, unknown>;
  t.like(body, { healthy: true, group: { id: "router-worker", lag: 7, members: 2, secondsUnknown: {} } });
});

test("a cluster that does not answer: the health check says so and does not wait", async (t) => {
  const { server } = await startedKafkaLag(t, () => new Promise(() => {}));
  const response = await fetch(`${server.url}/probe/group/router-worker?timeout=50ms`);
  t.deepEqual([response.status, await response.text()], [503, "nothing has been read yet\n"]);
});

test("ready: once a cluster could be read, and why not before", async (t) => {
  let reachable = false;
  const { server } = await startedKafkaLag(t, () => {
    if (!reachable) throw new Error("kafka:9092: nothing listens there");
    return lagging(1);
  });
  await fetch(`${server.url}/metrics`);
  const before = await fetch(`${server.url}/-/ready`);
  t.deepEqual([before.status, await before.text()], [503, "Not ready: kafka: kafka:9092: nothing listens there.\n"]);
  reachable = true;
  t.true((await (await fetch(`${server.url}/metrics`)).text()).includes("\nkafka_up 1\n"));
  reachable = false;
  t.is((await fetch(`${server.url}/-/ready`)).status, 200);
  t.true((await (await fetch(`${server.url}/metrics`)).text()).includes("\nkafka_up 0\n"));
});

test("the page shows the groups", async (t) => {
  const { server } = await startedKafkaLag(t, () => lagging(7));
  const text = await (await fetch(server.url)).text();
  t.true(text.includes('<a href="/probe/group/router-worker"'));
  t.true(text.includes("<title>1 of 2 groups in trouble · Sightline Kafka lag</title>"));
});

test("several clusters: one by itself, and a name that is not there", async (t) => {
  const file = join(temporaryFolder(t), "kafka-lag.yml");
  writeFileSync(file, 'clusters: [{name: a, brokers: ["a:1"]}, {name: b, brokers: ["b:1"]}]');
  const { server } = await startedKafkaLag(t, (address) => lagging(address === "a:1" ? 1 : 2), [
    `--config.file=${file}`,
  ]);
  const all = await (await fetch(`${server.url}/metrics`)).text();
  for (const [name, lag] of Object.entries({ a: 1, b: 2 }))
    t.true(
      all.includes(
        `kafka_consumergroup_lag{kafka_cluster="${name}",group="router-worker",topic="messages",partition="0"} ${lag}\n`,
      ),
    );
  const one = await (await fetch(`${server.url}/metrics?cluster=b`)).text();
  t.true(one.includes('kafka_consumergroup_lag{group="router-worker",topic="messages",partition="0"} 2\n'));
  t.false(one.includes("kafka_cluster"));
  const none = await fetch(`${server.url}/metrics?cluster=c`);
  t.is(none.status, 404);
  t.deepEqual(await none.json(), { error: "no cluster is called c; there are: a, b" });
});

test("a reload goes over to other clusters", async (t) => {
  const { server, clusters, settings } = await startedKafkaLag(t, () => lagging(1));
  await fetch(`${server.url}/metrics`);
  await server.reload(settings("--brokers=kafka:9092", "--metrics.exclude=kafka_up"));
  t.deepEqual(clusters.opened, ["kafka:9092"]);
  t.false((await (await fetch(`${server.url}/metrics`)).text()).includes("\nkafka_up "));
  await server.reload(settings("--brokers=other:9092"));
  t.deepEqual([clusters.opened, clusters.closed], [["kafka:9092", "other:9092"], ["kafka:9092"]]);
});

test("above the series budget: less detail, and it says so", async (t) => {
  const wide = readingOf({
    topics: { messages: Array(50).fill({ start: 0, end: 10 }) },
    groups: { g: { committed: { messages: Array(50).fill({ committed: 5, seconds: 2 }) } } },
  });
  const { server } = await startedKafkaLag(t, () => wide, ["--brokers=kafka:9092", "--metrics.max-series=100"]);
  const text = await (await fetch(`${server.url}/metrics`)).text();
  t.true(text.includes('\nkafka_consumergroup_lag{group="g",topic="messages"} 250\n'));
  t.true(text.includes("\nkafka_series_limited 1\n"));
  t.true(text.includes('\nkafka_series_level{level="topic"} 1\n'));
});
