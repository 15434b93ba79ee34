import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { containers as containersProgram } from "../../exporters/containers/index.ts";
import { bodyFaults } from "../../exporters/health/body/index.ts";
import { health as healthProgram } from "../../exporters/health/health.ts";
import { failureReasons } from "../../exporters/health/probes/index.ts";
import {
  checkSection,
  grpcSection,
  httpSection,
  stepKeys,
  tcpSection,
  tlsKeys,
  webSocketSection,
} from "../../exporters/health/settings/index.ts";
import { dropReasons, startupReasons } from "../../exporters/health/watch/index.ts";
import { inbox as inboxProgram } from "../../exporters/inbox/inbox.ts";
import { kafkaLag } from "../../exporters/kafka-lag/kafka-lag.ts";
import { unknownReasons } from "../../exporters/kafka-lag/reading/index.ts";
import { clusterSection, securitySections } from "../../exporters/kafka-lag/settings/index.ts";
import type { ProgramInfo } from "../../exporters/kit/index.ts";
import { loadTest as loadTestProgram } from "../../exporters/load-test/load-test.ts";
import { locustTarget } from "../../exporters/load-test/settings/index.ts";
import { signal as signalProgram } from "../../exporters/signal/index.ts";
import { socketProxy as socketProxyProgram } from "../../exporters/socket-proxy/index.ts";
import { refusalReasons } from "../../exporters/socket-proxy/rules/index.ts";
import {
  blackbox,
  containers,
  health,
  inbox,
  kafka,
  kafkaExporter,
  loadTest,
  programs,
  signal,
  socketProxy,
} from "../../metrics/index.ts";
import { metricsTable, sectionTable, settingsTable } from "./support/exporter-tables.ts";

const folder = new URL("../../docs/exporters/", import.meta.url);

/** What stands between the marks of each page, made from schema and definitions. `UPDATE_GOLDEN=1` writes it. */
const pages: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  "README.md": {
    exporters: () =>
      index([
        containersProgram,
        healthProgram,
        inboxProgram,
        kafkaLag,
        loadTestProgram,
        signalProgram,
        socketProxyProgram,
      ]),
  },
  "containers.md": {
    settings: () => settingsTable("containers", containersProgram.settings),
    metrics: () => metricsTable(containers),
    "metrics of every program": () => metricsTable(programs),
  },
  "health.md": {
    settings: () => settingsTable("health", healthProgram.settings),
    "a check": () => sectionTable(checkSection),
    http: () => sectionTable(httpSection),
    grpc: () => sectionTable(grpcSection),
    tcp: () => sectionTable(tcpSection),
    step: () => sectionTable(stepKeys),
    websocket: () => sectionTable(webSocketSection),
    tls: () => sectionTable(tlsKeys),
    metrics: () => metricsTable(health),
    "blackbox_exporter's names": () => metricsTable(blackbox),
    "metrics of every program": () => metricsTable(programs),
  },
  "inbox.md": {
    settings: () => settingsTable("inbox", inboxProgram.settings),
    metrics: () => metricsTable(inbox),
    "metrics of every program": () => metricsTable(programs),
  },
  "kafka-lag.md": {
    settings: () => settingsTable("kafka-lag", kafkaLag.settings),
    "a cluster": () => sectionTable(clusterSection),
    tls: () => sectionTable(securitySections.tls),
    sasl: () => sectionTable(...securitySections.sasl),
    metrics: () => metricsTable(kafka),
    "kafka_exporter's names": () => metricsTable(kafkaExporter),
    "metrics of every program": () => metricsTable(programs),
  },
  "load-test.md": {
    settings: () => settingsTable("load-test", loadTestProgram.settings),
    "a Locust": () => sectionTable(locustTarget),
    metrics: () => metricsTable(loadTest),
    "metrics of every program": () => metricsTable(programs),
  },
  "signal.md": {
    settings: () => settingsTable("signal", signalProgram.settings),
    metrics: () => metricsTable(signal),
    "metrics of every program": () => metricsTable(programs),
  },
  "socket-proxy.md": {
    settings: () => settingsTable("socket-proxy", socketProxyProgram.settings),
    metrics: () => metricsTable(socketProxy),
    "metrics of every program": () => metricsTable(programs),
  },
};

for (const [name, parts] of Object.entries(pages))
  for (const [part, print] of Object.entries(parts))
    test(`${name}: ${part}`, (t) => {
      const url = new URL(name, folder);
      const text = readFileSync(url, "utf8");
      const [before, after] = [`<!-- ${part} -->\n\n`, `\n\n<!-- /${part} -->`];
      const start = text.indexOf(before) + before.length;
      const end = text.indexOf(after, start - 1);
      t.true(start >= before.length && end >= 0, `${name} has no <!-- ${part} --> … <!-- /${part} -->`);
      const made = print();
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(url, text.slice(0, start) + made + text.slice(end));
      else t.is(text.slice(start, end), made, "UPDATE_GOLDEN=1 writes it anew");
    });

test("every page is one of a program, or the index", (t) => {
  t.deepEqual(readdirSync(folder).sort(), Object.keys(pages).sort());
});

test("every reason for not knowing is explained", (t) => {
  const page = readFileSync(new URL("kafka-lag.md", folder), "utf8");
  const explained = [...page.matchAll(/^\| `([a-z_]+)` \| /gm)].map((match) => match[1]);
  for (const reason of [...unknownReasons, "no_leader"].filter((one) => one !== "" && one !== "not_asked"))
    t.true(explained.includes(reason), reason);
});

test("every reason that the health exporter has is explained", (t) => {
  const page = readFileSync(new URL("health.md", folder), "utf8");
  for (const reason of [...failureReasons, ...bodyFaults, ...dropReasons, ...startupReasons])
    t.true(page.includes(`\`${reason}\``) || page.includes(`reason="${reason}"`), reason);
});

test("every reason for a refusal is explained", (t) => {
  const page = readFileSync(new URL("socket-proxy.md", folder), "utf8");
  for (const reason of refusalReasons) t.true(page.includes(`| \`${reason}\` | `), reason);
});

function index(all: readonly ProgramInfo[]): string {
  const rows = all.map(({ name, description }) => `| [\`${name}\`](${name}.md) | ${description} |`);
  return ["| Program | What it does |", "|---|---|", ...rows].join("\n");
}
