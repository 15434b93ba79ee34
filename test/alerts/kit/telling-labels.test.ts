import test from "ava";
import { host, stack } from "../../../alerts/index.ts";
import {
  alert,
  constant,
  fires,
  gauge,
  group,
  gt,
  type Severity,
  silent,
  tellingLabels,
} from "../../../alerts/kit/index.ts";
import { consumerLate, everyKind } from "./kafka.ts";

test("labels of alerts that come in several severities", (t) => {
  t.deepEqual(tellingLabels([group("every-kind", { rules: everyKind })]), ["pool"], "PoolFull is critical and warning");
});

test("one severity needs none", (t) => {
  t.deepEqual(tellingLabels([group("kafka", { rules: [consumerLate({ group: "a" })] })]), []);
});

test("a full disk must not mute the news of another one", (t) => {
  const labels = tellingLabels([group("stack", { rules: stack }), group("host", { rules: host })]);
  t.deepEqual(labels, ["device", "fstype", "instance", "job", "mountpoint"]);
});

const full = gauge("queue_full", { help: "Queue.", unit: "boolean", labels: ["queue", "team"] });
const series = (value: number) => full.series({ queue: "a", team: "x", job: "q" }, constant(value, "5m"));
const queueFull = (severity: Severity, labels: Readonly<Record<string, string>>) =>
  alert("QueueFull", {
    expr: gt(full, 0),
    severity,
    summary: "full",
    action: "Empty it.",
    labels,
    scenarios: [fires("full", { series: [series(1)], at: "1m" }), silent("empty", { series: [series(0)] })],
  });

const told = test.macro((t, critical: Readonly<Record<string, string>>, warning: typeof critical, labels: string[]) => {
  const rules = [queueFull("critical", critical), queueFull("warning", warning)];
  t.deepEqual(tellingLabels([group("queue", { rules })]), labels);
});
test("what the rules add alike tells apart", told, { objective: "a" }, { objective: "a" }, [
  "job",
  "objective",
  "queue",
  "team",
]);
test("what the rules of each severity add does not", told, { pager: "yes" }, { pager: "no" }, ["job", "queue", "team"]);
test("not even when the series have it, too", told, { team: "night" }, { team: "day" }, ["job", "queue"]);
