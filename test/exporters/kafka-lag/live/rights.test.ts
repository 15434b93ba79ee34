import test from "ava";
import type { ClusterSettings } from "../../../../exporters/kafka-lag/cluster/index.ts";
import { openReader, rowOf, rowsOf } from "../support/reader.ts";
import { type Actor, actor, suffix } from "./support/actor.ts";
import { sharedBrokers } from "./support/broker.ts";
import { transactionalProducer } from "./support/transactional.ts";
import { holdAgainst, settled, steadily } from "./support/truth.ts";

const users = Object.fromEntries(["none", "describe", "group-only", "reader"].map((user) => [user, "secret"]));
const kafka = sharedBrokers(test, {
  security: { sasl: "PLAIN" },
  users,
  properties: {
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": "User:ANONYMOUS",
  },
});

/** As this user, who knows the password but not more than the rights given. */
function as(username: string, groups: readonly string[]): ClusterSettings {
  const sasl = { mechanism: "PLAIN", username, password: { value: "secret" } } as const;
  return { bootstrap: kafka.brokers.secured, sasl, groups: { include: groups } };
}

const resources = { topic: 2, group: 3 } as const;
const rights = { read: 3, describe: 8 } as const;

async function allow(
  { admin }: Actor,
  user: string,
  right: keyof typeof rights,
  resource: keyof typeof resources,
  name: string,
): Promise<void> {
  await admin.createAcls({
    creations: [
      {
        resourceType: resources[resource],
        resourceName: name,
        resourcePatternType: 3,
        principal: `User:${user}`,
        host: "*",
        operation: rights[right],
        permissionType: 3,
      },
    ],
  });
}

test("without any right: the group named in the settings is refused by its name, and nothing else is shown", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(10, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 4 });
  const reading = await openReader(t, as("none", [group])).read();
  t.deepEqual(rowsOf(reading), []);
  const [named] = reading.groups;
  t.like(named, { id: group, found: undefined, error: "GROUP_AUTHORIZATION_FAILED" });
  t.true(
    reading.failures.some(({ kind, code }) => kind === "authorization" && code === "GROUP_AUTHORIZATION_FAILED"),
    JSON.stringify(reading.failures),
  );
});

test("the right Describe alone is enough for everything, seconds included", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  const written = steadily(5000, 1000);
  await writer.write(topic, 0, written);
  const group = writer.group();
  await writer.commit(group, topic, { 0: 1234 });
  await allow(writer, "describe", "describe", "topic", topic);
  await allow(writer, "describe", "describe", "group", group);
  const reading = await settled(openReader(t, as("describe", [group])));
  holdAgainst(t, reading, group, topic, written);
  t.deepEqual(reading.failures, []);
  t.like(reading.groups[0], { id: group, found: true, error: undefined, members: 0 });
});

test("Describe on the group but not on its topic: the group is there, its rows are not", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.write(topic, 0, steadily(10, 1000));
  const group = writer.group();
  await writer.commit(group, topic, { 0: 4 });
  await allow(writer, "group-only", "describe", "group", group);
  const reading = await openReader(t, as("group-only", [group])).read();
  t.like(reading.groups[0], { id: group, found: true, error: undefined });
  t.deepEqual(rowsOf(reading), []);
});

test("a group named in the settings that does not exist is missing also for who sees nothing else", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic();
  await writer.commit(writer.group(), topic, { 0: 0 });
  const absent = `absent-${suffix()}`;
  await allow(writer, "group-only", "describe", "group", absent);
  const reading = await openReader(t, as("group-only", [absent])).read();
  t.like(reading.groups[0], { id: absent, found: false, error: undefined });
});

test("an end mark of a transaction is told from a record with the right Read, and not guessed without", async (t) => {
  const writer = await actor(t, kafka.client());
  const topic = await writer.topic({ name: `marked-${suffix()}` });
  const transactional = await transactionalProducer(t, kafka.client());
  const group = writer.group();
  for (const user of ["reader", "describe"]) {
    await allow(writer, user, "describe", "topic", topic);
    await allow(writer, user, "describe", "group", group);
  }
  await allow(writer, "reader", "read", "topic", topic);
  const readers = { reader: openReader(t, as("reader", [group])), describe: openReader(t, as("describe", [group])) };
  const transaction = await transactional.begin();
  await transaction.send(topic, 5);
  await writer.commit(group, topic, { 0: 5 });
  for (const { read } of Object.values(readers)) await read({ lastStable: "always" });
  await transaction.commit();
  t.like(rowOf(await settled(readers.reader), group, topic), { lag: 0, seconds: 0 });
  const reading = await settled(readers.describe);
  t.like(rowOf(reading, group, topic), { lag: 1, unknown: "transaction_marker" });
  t.true(reading.limitations.some(({ check }) => check === "describe-producers-denied"));
});
