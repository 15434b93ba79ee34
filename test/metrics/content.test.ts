import { readFileSync } from "node:fs";
import test from "ava";
import { collectDefaultMetrics, Registry } from "prom-client";
import * as content from "../../metrics/index.ts";
import type { MetricDefinition } from "../../metrics/kit/index.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import { definitionsIn } from "./support/definitions.ts";
import { matchesGolden } from "./support/golden.ts";

const subjects = Object.entries(content).map(([subject, metrics]) => [subject, definitionsIn(metrics)] as const);

test("every name is spelled once, but for those that one program serves in one of two ways", (t) => {
  const names = subjects.flatMap(([, definitions]) => definitions.map(({ name }) => name));
  t.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    ["kafka_consumergroup_lag", "kafka_consumergroup_members"],
  );
  t.true(names.length > 100);
});

test("every metric that is scraped says its unit, unless it carries nothing but labels or counts events", (t) => {
  const nothingButLabels = ({ name, help }: MetricDefinition) => name.endsWith("_info") || help.endsWith("always 1.");
  const unitless = subjects
    .flatMap(([, definitions]) => definitions)
    .filter((one) => one.unit === undefined && one.type !== "counter" && !nothingButLabels(one))
    .map(({ name }) => name);
  t.deepEqual(unitless, ["alertmanager_config_hash", "loadtest_counter"]);
});

const of = (wanted: string) => subjects.filter(([subject]) => subject === wanted).map(([, definitions]) => definitions);

/** These systems are known by their reports only: what is told of them here is what their owners' series are called. */
const defined = test.macro({
  exec(t, file: string, wanted: string) {
    const lines = of(wanted)
      .flat()
      .map(({ name, type, labels, stateLabel, unit = "", help }) =>
        [
          name,
          type,
          [...labels, ...(stateLabel === undefined ? [] : [stateLabel])].join() || "-",
          unit || "-",
          help,
        ].join(" | "),
      );
    matchesGolden(t, `${file}.defined.txt`, `${lines.sort().join("\n")}\n`);
  },
  title: (_, file) => `${file}: names, types, labels, units and help`,
});

/** What the real programs exposed, one line each: name, type, labels. Untyped ones are ours to type. */
const exposedBy = (program: string) =>
  new Map(
    readFileSync(new URL(`../golden/metrics/${program}.exposed.txt`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .map((line) => {
        const [name = "", type = "", labels = ""] = line.split(" ");
        return [name, { type, labels: labels === "" ? [] : labels.split(",") }];
      }),
  );

const exposed = test.macro({
  exec(t, program: string, metrics: readonly (readonly MetricDefinition[])[]) {
    const real = exposedBy(program);
    for (const { name, type, labels } of metrics.flat()) {
      const found = real.get(name);
      t.truthy(found, `${program} does not expose ${name}`);
      if (found === undefined) continue;
      if (found.type !== "untyped") t.is(type, found.type as never, name);
      t.deepEqual(labels.toSorted(), found.labels, name);
    }
  },
  title: (_, program) => `${program} exposes what is defined for it, with these labels`,
});

test(exposed, "prometheus", of("prometheus"));
test(exposed, "alertmanager", of("alertmanager"));
test(exposed, "node-exporter", [...of("nodeExporter"), ...of("nodeExporterNetwork")]);
test(exposed, "governance-bridge", [...of("governanceBridge"), ...of("grpc"), ...of("go")]);
test(exposed, "chat4all", [...of("chat4all"), ...of("http"), ...of("jvm")]);

test(defined, "hitl", "hitl");
test(defined, "agents", "agents");
test(defined, "governance-bridge", "governanceBridge");
test(defined, "grpc", "grpc");
test(defined, "go", "go");

test("Node.js programs expose what is defined for processes and for Node.js", async (t) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const text = await registry.metrics();
  const names = [...of("process"), ...of("nodejs")].flat().map(({ name }) => name);
  t.deepEqual(
    names.filter((name) => !text.includes(`# TYPE ${name} `)),
    [],
  );
});

test("our own programs' metrics can be created from their definitions", async (t) => {
  const registry = new Registry();
  instrument(content.inbox.notificationsReceived, registry).inc({ receiver: "inbox", status: "firing" });
  instrument(content.inbox.heartbeatSilent, registry).set(0);
  instrument(content.programs.buildInfo, registry).set({ version: "1" }, 1);
  const text = await registry.metrics();
  t.true(text.includes('sightline_inbox_notifications_total{receiver="inbox",status="firing"} 1\n'));
  t.true(text.includes("sightline_inbox_heartbeat_silent 0\n"));
  t.true(text.includes('sightline_build_info{version="1"} 1\n'));
});
