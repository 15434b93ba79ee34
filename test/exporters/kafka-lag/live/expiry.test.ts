import test from "ava";
import { openReader, rowOf, rowsOf } from "../support/reader.ts";
import { actor, eventually } from "./support/actor.ts";
import { sharedBrokers } from "./support/broker.ts";
import { steadily } from "./support/truth.ts";

const kafka = sharedBrokers(test, {
  properties: { "offsets.retention.minutes": "1", "offsets.retention.check.interval.ms": "1000" },
});

test("offsets that the broker forgets: the rows go, and the named group is missing rather than without lag", async (t) => {
  t.timeout(600_000);
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(10, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 4 });
  const reader = openReader(t, { ...kafka.settings(), groups: { include: [group] } });
  const before = await reader.read();
  t.is(rowOf(before, group, topic).lag, 6);
  t.is(before.groups[0]?.found, true);
  await eventually(async () => {
    if ((await reader.read()).rows.length > 0) throw new Error("the offsets are still there");
  }, 120_000);
  const after = await eventually(async () => {
    const reading = await reader.read();
    if (reading.groups[0]?.found !== false) throw new Error("the group is still there");
    return reading;
  });
  t.deepEqual(rowsOf(after), []);
  t.deepEqual(after.failures, []);
});
