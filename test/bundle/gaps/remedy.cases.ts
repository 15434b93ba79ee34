import test from "ava";
import { chat4all, defineSystem } from "../../../systems/index.ts";
import { mail, shop } from "../support/settings.ts";
import { asking, found } from "./support/compared.ts";

const remedy = test.macro({
  exec(t, expr: string, targets: Readonly<Record<string, string>>, advice: RegExp) {
    const { gaps } = found([asking(expr)], targets, [shop, mail]);
    t.is(gaps.length, 1);
    t.regex(gaps[0]?.remedy.advice ?? "", advice);
  },
  title: (_, expr, targets) => `what helps where ${expr} meets ${JSON.stringify(targets)}`,
});

test(
  remedy,
  "kafka_consumergroup_lag_seconds",
  { api: "a 1" },
  /^Our kafka-lag shows it: exporters\.kafkaLag, which mail has\. .* port 9308/,
);
test(
  remedy,
  "kafka_consumergroup_lag_seconds",
  { "kafka-lag": "kafka_up 1" },
  /^Our kafka-lag runs and does not show it/,
);
test(remedy, "health_up", { api: "a 1" }, /^Our health shows it: exporters: \{ health: /);
test(remedy, "node_load1", { api: "a 1" }, /^node-exporter exposes it \(github/);
test(remedy, "node_load1", { node: "node_load5 1" }, /^node_load5 is exposed: is that meant/);
test(remedy, "pg_up", { api: "a 1" }, /^postgres_exporter exposes it/);
test(remedy, "jvm_info", { api: "jvm_threads_live_threads 1" }, /^Micrometer is there and does not show it/);
test(
  remedy,
  "rate(call_seconds_bucket[5m])",
  { api: 'call_seconds{quantile="1"} 1\ncall_seconds_count 1' },
  /publishPercentileHistogram/,
);
test(remedy, "rate(call_seconds_bucket[5m])", { api: "call_seconds 1" }, /always_scrape_classic_histograms/);
test(remedy, "rate(messages_sent[5m])", { api: "messages_sent_total 1" }, /format: "text"/);
test(remedy, "http_requests_total", { api: "shop_http_requests_total 1" }, /^shop_http_requests_total is exposed/);
test(remedy, "queue_length_bytes", { api: "queue_lenght_bytes 1" }, /^queue_lenght_bytes is exposed/);
test(
  remedy,
  "circuit_breaker_state",
  { api: "a 1" },
  /^The service itself has to count it.* not known: api, |^The service itself .* not known: gateway, store, worker\.$/,
);
test(remedy, "entirely_unheard_of", { api: "a 1" }, /^Correct the name/);
test(remedy, 'queue{colour="red"}', { api: 'queue{color="red"} 1' }, /^Is color meant\?$/);
test(remedy, 'up{job="gateway"}', { api: "a 1" }, /sightline:addresses: \{mail: \{gateway: \[host:8080\]\}\}/);
test(remedy, 'up{job="kafka-lag"}', { api: "a 1" }, /^Our kafka-lag shows it/);
test(remedy, 'up{job="elsewhere"}', { api: "a 1" }, /^Scrape it under that name/);

test("Chat4All without our exporter: the consumer lag is missed, by whom, and what shows it", (t) => {
  const services = ["api-service", "connector-whatsapp", "connector-instagram"];
  const { gaps } = found([], Object.fromEntries(services.map((job) => [job, "a 1"])), [chat4all]);
  const late = gaps.find((gap) => "metric" in gap && gap.metric === "kafka_consumergroup_lag_seconds");
  t.is(late?.kind, "missing metric");
  t.is(late?.remedy.exporter, "kafkaLag");
  t.is(late?.remedy.subject, "Kafka's consumer lag, groups and topics");
  const kinds = new Set(late?.readers.map(({ kind }) => kind));
  t.deepEqual([...kinds].sort(), ["alert", "objective", "panel"]);
});

test("an alert of a target counts where that is scraped", (t) => {
  const system = defineSystem({ ...chat4all, exporters: {}, objectives: [], alerts: [], dashboards: [] });
  const asked = (job: string) => found([], { [job]: "a 1" }, [system]).needed;
  t.true(asked("minio") > 1);
  t.is(asked("elsewhere"), 0);
});
