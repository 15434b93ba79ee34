import test from "ava";
import { chat4allOverview, connectors, containers, kafkaLag, routerWorker } from "../../dashboards/index.ts";
import { constant, ramp, type SampleSeries } from "../../dashboards/kit/index.ts";
import { chat4all, containers as engine, kafka } from "../../metrics/index.ts";
import { evaluated } from "./support/evaluated.ts";
import { queryOf } from "./support/query-of.ts";

// What panels on Chat4All, Kafka and containers compute beyond rates and quantiles, with the numbers that must come out.

const api = { job: "api-service", instance: "api-service:8080" };
const accepted = (by: number) => chat4all.messagesAccepted.series(api, ramp({ from: 0, by, per: "15s" }));
const rejected = (reason: string, by: number) =>
  chat4all.messagesRejected.series({ ...api, reason }, ramp({ from: 0, by, per: "15s" }));
const rejectedNow = (series: readonly SampleSeries[]) =>
  evaluated(queryOf(chat4allOverview, "rejected-now", "rejected"), series);
const reasonsNow = (series: readonly SampleSeries[]) =>
  evaluated(queryOf(chat4allOverview, "reasons-now", "{{reason}}"), series);

test("when every message is rejected, the overview says 100 % and why", (t) => {
  const series = [accepted(0), rejected("reject_all", 20), rejected("too_long", 0)];
  t.deepEqual(rejectedNow(series), { "": 1 });
  t.deepEqual(reasonsNow(series), { 'reason="reject_all"': 1 });
});

test("so it does of a service that has accepted nothing since its start", (t) => {
  t.deepEqual(rejectedNow([rejected("malformed", 20)]), { "": 1 });
  t.deepEqual(reasonsNow([rejected("malformed", 20)]), { 'reason="malformed"': 1 });
});

test("each reason has its share of all messages", (t) => {
  const series = [accepted(80), rejected("malformed", 15), rejected("too_long", 5)];
  t.deepEqual(rejectedNow(series), { "": 0.2 });
  t.deepEqual(reasonsNow(series), { 'reason="malformed"': 0.15, 'reason="too_long"': 0.05 });
});

test("nothing rejected is 0 %, nothing sent is no share", (t) => {
  t.deepEqual(rejectedNow([accepted(20)]), { "": 0 });
  t.deepEqual(rejectedNow([accepted(20), rejected("too_long", 0)]), { "": 0 });
  t.deepEqual(rejectedNow([accepted(0), rejected("too_long", 0)]), {});
});

const exporter = { job: "kafka-lag", instance: "kafka-lag:9308" };
const router = { ...exporter, group: "router-worker" };

test("a worker's part of what is routed; without workers there is none", (t) => {
  const routed = ["0", "1"].map((partition) =>
    kafka.committedOffset.series({ ...router, topic: "messages", partition }, ramp({ from: 0, by: 150, per: "15s" })),
  );
  const expr = queryOf(routerWorker, "per-worker", "per worker");
  t.deepEqual(evaluated(expr, [...routed, kafka.groupMembers.series(router, constant(2))]), { "": 10 });
  t.deepEqual(evaluated(expr, [...routed, kafka.groupMembers.series(router, constant(0))]), {});
});

test("shares are uneven by what the busiest worker has more than the idlest", (t) => {
  const shares = [4, 2].map((partitions, index) =>
    kafka.memberPartitions.series(
      { ...router, client_id: `router-worker-${index}`, client_host: `10.0.0.${index}` },
      constant(partitions),
    ),
  );
  t.deepEqual(evaluated(queryOf(routerWorker, "spread", "partitions"), shares), { "": 2 });
});

test("groups that stand still and groups that Kafka does not know are counted", (t) => {
  const group = (name: string) => ({ ...exporter, group: name });
  const series = [
    ...kafka.groupStatus.series(group("a"), { state: "stopped" }),
    ...kafka.groupStatus.series(group("b"), { state: "stalled" }),
    ...kafka.groupStatus.series(group("c"), { state: "ok" }),
    kafka.groupFound.series(group("a"), constant(1)),
    kafka.groupFound.series(group("gone"), constant(0)),
  ];
  t.deepEqual(evaluated(queryOf(kafkaLag, "standing-still", "groups"), series), { "": 2 });
  t.deepEqual(evaluated(queryOf(kafkaLag, "missing", "groups"), series), { "": 1 });
  t.deepEqual(evaluated(queryOf(kafkaLag, "unknown", "partitions"), series), { "": 0 });
});

test("of a channel with two instances, the breaker that is not closed is shown", (t) => {
  const breaker = (instance: string, state: number) =>
    chat4all.circuitBreakerState.series({ job: "connector-whatsapp", instance, channel: "whatsapp" }, constant(state));
  const series = [breaker("connector-whatsapp-1:8083", 0), breaker("connector-whatsapp-2:8083", 1)];
  t.deepEqual(evaluated(queryOf(connectors, "breaker-now", "{{channel}}"), series), { 'channel="whatsapp"': 1 });
});

const container = (name: string) => ({
  job: "containers",
  instance: "containers:9338",
  name,
  image: "",
  container_label_com_docker_compose_project: "",
  container_label_com_docker_compose_service: "",
  container_label_com_docker_stack_namespace: "",
  container_label_com_docker_swarm_service_name: "",
  container_label_sightline_part: "",
  container_label_sightline_stack: "",
});

test("only containers with a limit are held against one", (t) => {
  const series = [
    engine.memoryWorkingSet.series(container("limited"), constant(96)),
    engine.memoryLimit.series(container("limited"), constant(128)),
    engine.memoryWorkingSet.series(container("free"), constant(1000)),
    engine.memoryLimit.series(container("free"), constant(0)),
    engine.cpuUsage.series({ ...container("limited"), cpu: "total" }, ramp({ from: 0, by: 6, per: "15s" })),
    engine.cpuQuota.series(container("limited"), constant(50_000)),
    engine.cpuPeriod.series(container("limited"), constant(100_000)),
    engine.cpuUsage.series({ ...container("free"), cpu: "total" }, ramp({ from: 0, by: 15, per: "15s" })),
  ];
  const limited = 'instance="containers:9338",name="limited"';
  t.deepEqual(evaluated(queryOf(containers, "memory-of-limit", "{{name}}"), series), { [limited]: 0.75 });
  t.deepEqual(evaluated(queryOf(containers, "cpu-of-limit", "{{name}}"), series), { [limited]: 0.8 });
  t.deepEqual(evaluated(queryOf(containers, "memory-now", "fullest"), series), { "": 0.75 });
});
