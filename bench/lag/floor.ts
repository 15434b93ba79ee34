// A process of its own: nothing but the calls that no exporter can do without, their answers thrown away unread.
import { Admin, type Connection, Writer } from "@platformatic/kafka";
import { groupName, type LagLoad, topicName } from "./load.ts";

const [, , bootstrap = "", loadText = "{}", runs = "9"] = process.argv;
const load = JSON.parse(loadText) as LagLoad;
const admin = new Admin({ clientId: "bench-floor", bootstrapBrokers: bootstrap.split(","), retries: false });
const names = Array.from({ length: load.topics }, (_, index) => topicName(index));
const { brokers, topics } = await admin.metadata({ topics: names });

const leads = new Map<number, Map<string, number[]>>();
for (const [name, { partitions }] of topics) {
  partitions.forEach(({ leader }, index) => {
    const led = leads.get(leader) ?? new Map<string, number[]>();
    leads.set(leader, led.set(name, [...(led.get(name) ?? []), index]));
  });
}
const coordinated = new Map<number, string[]>();
const groups = Array.from({ length: load.groups }, (_, index) => groupName(index));
for (const { key, nodeId } of await admin.findCoordinator({ keyType: 0, keys: groups })) {
  coordinated.set(nodeId, [...(coordinated.get(nodeId) ?? []), key]);
}

const connections = new Map<number, Connection>();
for (const [id, address] of brokers) connections.set(id, await admin.connections.get(address));

/** The requests, encoded once: a floor knows beforehand what it asks. */
const plan = [...connections].map(([id, connection]) => {
  const mine = chunks(coordinated.get(id) ?? []);
  return {
    connection,
    list: listGroups().buffer,
    fetch: mine.map((ids) => offsetFetch(ids).buffer),
    describe: mine.map((ids) => describeGroups(ids).buffer),
    offsets: [-1n, -2n].map((time) => listOffsets(leads.get(id) ?? new Map(), time).buffer),
  };
});

const wall: number[] = [];
const cpu: number[] = [];
for (let run = -2; run < Number(runs); run++) {
  const start = performance.now();
  const startCpu = process.cpuUsage();
  await Promise.all(
    plan.map(async ({ connection, list, fetch, describe }) => {
      await send(connection, 16, 5, list);
      await Promise.all([
        ...fetch.map((body) => send(connection, 9, 8, body)),
        ...describe.map((body) => send(connection, 15, 5, body)),
      ]);
    }),
  );
  await Promise.all(plan.flatMap(({ connection, offsets }) => offsets.map((body) => send(connection, 2, 7, body))));
  const { user, system } = process.cpuUsage(startCpu);
  if (run < 0) continue;
  wall.push((performance.now() - start) / 1000);
  cpu.push((user + system) / 1e6);
}
console.log(JSON.stringify({ wall, cpu }));
await admin.close();

function send(connection: Connection, key: number, version: number, body: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    connection.send(
      key,
      version,
      () => Writer.create().append(body),
      () => undefined,
      true,
      true,
      (error) => (error ? fail(error) : done()),
    );
  });
}

function listGroups(): Writer {
  return Writer.create().appendUnsignedVarInt(1).appendUnsignedVarInt(1).appendTaggedFields();
}

function offsetFetch(ids: readonly string[]): Writer {
  return Writer.create()
    .appendArray([...ids], (writer, id) => writer.appendString(id).appendUnsignedVarInt(0))
    .appendBoolean(false)
    .appendTaggedFields();
}

function describeGroups(ids: readonly string[]): Writer {
  return Writer.create()
    .appendArray([...ids], (writer, id) => writer.appendString(id), true, false)
    .appendBoolean(false)
    .appendTaggedFields();
}

function listOffsets(led: ReadonlyMap<string, readonly number[]>, time: bigint): Writer {
  return Writer.create()
    .appendInt32(-1)
    .appendInt8(0)
    .appendArray([...led], (writer, [name, partitions]) =>
      writer
        .appendString(name)
        .appendArray([...partitions], (each, index) => each.appendInt32(index).appendInt32(-1).appendInt64(time)),
    )
    .appendTaggedFields();
}

function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / 100) }, (_, index) => ids.slice(index * 100, index * 100 + 100));
}
