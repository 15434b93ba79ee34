import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test, { type ExecutionContext } from "ava";
import { startedPreview } from "../../preview/server/support/preview.ts";
import { runExporter as runContainers } from "../containers/support/exporter.ts";
import { runProxy } from "../containers/support/proxy.ts";
import { runExporter } from "../kafka-lag/support/exporter.ts";
import {
  scriptedCluster,
  scriptedMember,
  startScriptedBrokers,
  steadyLog,
} from "../kafka-lag/support/scripted-broker/index.ts";
import { textOf } from "../load-test/support/results.ts";
import { startedLoadTest } from "../load-test/support/started.ts";
import { startedSignal } from "../signal/support/started.ts";
import { temporaryFolder } from "../support/folder.ts";
import { startedInbox } from "../support/inbox.ts";
import { request } from "../support/request.ts";

const golden = new URL("../../golden/exporters/kafka-lag/", import.meta.url);

test("promtool has nothing to say about what kafka-lag exposes", async (t) => {
  const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });
  const brokers = await startScriptedBrokers(
    scriptedCluster({
      brokers: 1,
      topics: { orders: [log] },
      groups: { router: { members: [scriptedMember("a", { orders: [0] })], offsets: { orders: [40] } } },
    }),
  );
  t.teardown(() => brokers.stop());
  const { scrape } = await runExporter(t, brokers.addresses);
  const { text } = await scrape();
  t.regex(text, /^kafka_consumergroup_lag_seconds\{.*group="router".*\} 6\d/m);
  checked(t, text);
});

test("nor about every family that kafka-lag has", (t) => {
  checked(t, readFileSync(new URL("sightline.text.txt", golden), "utf8"));
});

test("of kafka_exporter's own names it minds the two that it has itself", (t) => {
  const words = 'non-histogram and non-summary metrics should not have "_sum" suffix';
  const text = readFileSync(new URL("kafka_exporter.text.txt", golden), "utf8");
  const { stderr } = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
  const minded = ["kafka_consumergroup_current_offset_sum", "kafka_consumergroup_lag_sum"];
  t.is(stderr, minded.map((name) => `${name} ${words}\n`).join(""));
});

test("nor about every family that containers has", (t) => {
  checked(t, readFileSync(new URL("../containers/all.text.txt", golden), "utf8"));
});

test("nor about the containers exporter, asking the engine through the socket proxy, nor about the proxy", async (t) => {
  const proxy = await runProxy();
  t.teardown(() => proxy.stop(0));
  const exporter = await runContainers(proxy.engineUrl);
  t.teardown(() => exporter.server.stop(0));
  const { text } = await exporter.scrape();
  t.regex(text, /^container_collector_success\{collector="list"\} 1$/m);
  checked(t, text);
  const own = await request(`${proxy.url}/metrics`);
  t.regex(own.text, /^socket_proxy_requests_total\{endpoint="containers",status="200"\} [1-9]/m);
  checked(t, own.text);
});

test("nor about the inbox", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t));
  const { text } = await request(`${server.url}/metrics`);
  t.regex(text, /^sightline_inbox_stored_notifications 0$/m);
  checked(t, text);
});

test("nor about the preview", async (t) => {
  const { url } = await startedPreview(t, ["--prometheus.url=http://127.0.0.1:1"]);
  await request(`${url}/api/prometheus/api/v1/query?query=up`);
  const { text } = await request(`${url}/metrics`);
  t.regex(text, /^preview_queries_total\{endpoint="query",outcome="unreachable"\} 1$/m);
  checked(t, text);
});

test("nor about the signal", async (t) => {
  const { send } = await startedSignal(t);
  await send("GET", "/signal/1/0");
  const { text } = await send("GET", "/metrics");
  t.regex(text, /^signal_exposition_duration_seconds_count 1$/m);
  checked(t, text);
});

test("nor about the results of load tests", async (t) => {
  const { post, server } = await startedLoadTest(t);
  await post("/api/v1/results/mix", textOf("summary"));
  await post("/api/v1/results/mix", textOf("stats"));
  const { text } = await request(`${server.url}/metrics`);
  t.regex(text, /^loadtest_operation_duration_seconds\{.*quantile="0.95"\} /m);
  checked(t, text);
});

test("nor about the health of services, nor about probes in blackbox_exporter's names", (t) => {
  const folder = new URL("../../golden/exporters/health/", import.meta.url);
  checked(t, readFileSync(new URL("checks.text.txt", folder), "utf8"));
  checked(t, readFileSync(new URL("probe-https.txt", folder), "utf8"));
  checked(t, readFileSync(new URL("probe-grpc.txt", folder), "utf8"));
  checked(t, readFileSync(new URL("probe-websocket.txt", folder), "utf8"));
});

function checked(t: ExecutionContext, text: string): void {
  const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
  t.deepEqual([status, stdout, stderr], [0, "", ""]);
}
