import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test, { type ExecutionContext } from "ava";
import { runExporter } from "../kafka-lag/support/exporter.ts";
import {
  scriptedCluster,
  scriptedMember,
  startScriptedBrokers,
  steadyLog,
} from "../kafka-lag/support/scripted-broker/index.ts";
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

test("nor about the inbox", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t));
  const { text } = await request(`${server.url}/metrics`);
  t.regex(text, /^sightline_inbox_stored_notifications 0$/m);
  checked(t, text);
});

function checked(t: ExecutionContext, text: string): void {
  const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input: text, encoding: "utf8" });
  t.deepEqual([status, stdout, stderr], [0, "", ""]);
}
