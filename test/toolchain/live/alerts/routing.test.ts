import test from "ava";
import { type Routing, receiver, renderAlertmanager, watchdogRoute, webhook } from "../../../../alerts/kit/index.ts";
import { sample } from "../../../alerts/kit/routing/sample.ts";
import { folderWith, run } from "./tool.ts";

const smallest: Routing = {
  receivers: [receiver("inbox", [webhook({ url: "http://inbox:9095/api/v1/alerts-webhook" })])],
  route: { receiver: "inbox", routes: [watchdogRoute({ receiver: "inbox" })] },
};

const accepted = test.macro(async (t, routing: Routing) => {
  const folder = folderWith(t, { "alertmanager.yml": renderAlertmanager(routing) });
  const { ok, text } = await run("amtool", ["check-config", "alertmanager.yml"], folder);
  t.true(ok, text);
});

test("amtool accepts every kind of receiver", accepted, sample);
test("amtool accepts a single receiver", accepted, smallest);

const routed = test.macro({
  async exec(t, labels: Readonly<Record<string, string>>, receivers: readonly string[]) {
    const folder = folderWith(t, { "alertmanager.yml": renderAlertmanager(sample) });
    const given = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
    const args = ["config", "routes", "test", "--config.file=alertmanager.yml", `--verify.receivers=${receivers}`];
    const { ok, text } = await run("amtool", [...args, ...given], folder);
    t.true(ok, text);
  },
  title: (_, labels, receivers) => `${JSON.stringify(labels)} goes to ${String(receivers)}`,
});

test(routed, { alertname: "Watchdog" }, ["heartbeat"]);
test(routed, { alertname: "A", severity: "info" }, ["nobody"]);
test(routed, { alertname: "A", severity: "warning", stack: "prod" }, ["chat"]);
test(routed, { alertname: "A", severity: "critical", stack: "prod" }, ["oncall", "chat"]);
test(routed, { alertname: "A", severity: "critical", stack: "prod", team: "test+1" }, ["chat"]);
test(routed, { alertname: "A", severity: "warning", stack: "dev" }, ["inbox"]);
test(routed, { note: String.raw`a \"quoted\" \\ text`, stack: "prod" }, ["mail"]);
