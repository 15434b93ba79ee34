import test from "ava";
import { host, stack } from "../../../alerts/index.ts";
import { group, tellingLabels } from "../../../alerts/kit/index.ts";
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
