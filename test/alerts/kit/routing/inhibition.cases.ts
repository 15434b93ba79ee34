import test from "ava";
import { type Alert, causesMuteEffects, group } from "../../../../alerts/kit/index.ts";
import { consumerLate, everyKind } from "../kafka.ts";

const late = consumerLate({ group: "router-worker" });
const gone: Alert = { ...late, name: "GroupGone", mutes: [{ name: late.name, equal: ["group"] }] };

test("an alert mutes those it explains, about the same thing on the same stack", (t) => {
  t.deepEqual(causesMuteEffects([group("a", { rules: [gone] }), group("b", { rules: [late] })]), [
    { source: { alertname: "GroupGone" }, target: { alertname: "KafkaConsumerLate" }, equal: ["group", "stack"] },
  ]);
});

test("what two alerts of one name say is said once", (t) => {
  const other = { ...gone, labels: { group: "billing" } };
  t.is(causesMuteEffects([group("a", { rules: [gone, other, late] })]).length, 1);
});

test("where an explained alert is not taken there is nothing to mute", (t) => {
  t.deepEqual(causesMuteEffects([group("a", { rules: [gone] })]), []);
  t.deepEqual(causesMuteEffects([group("a", { rules: everyKind })]), []);
});
