import test from "ava";
import type { ClusterReading, GroupReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openScripted, rowOf, rowsOf } from "../support/reader.ts";
import { kafka23, kafka37, scriptedMember, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });
const outline = {
  brokers: 3,
  topics: { orders: [log, log, log] },
  groups: {
    classic: {
      members: [scriptedMember("a", { orders: [0, 1] }), scriptedMember("b", { orders: [2] })],
      offsets: { orders: [1, 2, 3] },
    },
    modern: { type: "consumer", members: [scriptedMember("c", { orders: [0, 1, 2] })], offsets: { orders: [4, 5, 6] } },
    gone: { state: "Empty", offsets: { orders: [7, null, null] } },
    manual: { protocolType: "", state: "Empty", offsets: { orders: [null, 8, null] } },
  },
} as const;

function groupOf(reading: ClusterReading, id: string): GroupReading {
  const found = reading.groups.filter((group) => group.id === id);
  const [group] = found;
  if (group === undefined || found.length > 1) throw new Error(`${found.length} groups ${id}`);
  return group;
}

test("every kind of group has its rows, its state and its members", async (t) => {
  const { read } = await openScripted(t, outline);
  const reading = await read();
  t.deepEqual(
    reading.groups.map(({ id }) => id),
    ["classic", "gone", "manual", "modern"],
  );
  t.like(groupOf(reading, "classic"), { type: "classic", state: "Stable", members: 2, owned: 3, error: undefined });
  t.like(groupOf(reading, "modern"), { type: "consumer", state: "Stable", members: 1, owned: 3, error: undefined });
  t.like(groupOf(reading, "gone"), { type: "classic", state: "Empty", members: 0, protocolType: "consumer" });
  t.like(groupOf(reading, "manual"), { state: "Empty", members: 0, protocolType: "" });
  t.is(rowOf(reading, "modern", "orders", 2).lag, 94);
  t.is(rowOf(reading, "manual", "orders", 1).lag, 92);
  t.is(rowsOf(reading).length, 8);
  t.deepEqual(reading.failures, []);
});

test("owners are told when they are asked for", async (t) => {
  const { read } = await openScripted(t, outline);
  const owners = groupOf(await read({ owners: true }), "modern").owners ?? [];
  t.deepEqual(
    owners.map(({ clientId, partitions }) => [clientId, partitions.length]),
    [["c", 3]],
  );
  t.is(groupOf(await read(), "modern").owners, undefined);
});

test("a group that two brokers list is there once, with the offsets of its coordinator", async (t) => {
  const { read, brokers } = await openScripted(t, outline);
  const twice = brokers.cluster.groups.get("classic");
  if (twice === undefined) throw new Error("no such group");
  twice.listedBy = [1, 2, 3];
  for (let round = 0; round < 3; round++) {
    const reading = await read();
    t.is(groupOf(reading, "classic").state, "Stable");
    t.is(rowOf(reading, "classic", "orders", 0).lag, 99);
  }
});

test("groups that moved to another coordinator are found there at the next reading at the latest", async (t) => {
  const { read, brokers } = await openScripted(t, outline);
  await read();
  for (const group of brokers.cluster.groups.values()) group.coordinator = (group.coordinator % 3) + 1;
  await read();
  const reading = await read();
  t.is(rowsOf(reading).length, 8);
  t.is(groupOf(reading, "modern").state, "Stable");
});

test("named groups are found or missing; others are only there when they exist", async (t) => {
  const { read } = await openScripted(t, outline, {
    settings: { groups: { include: ["classic", "absent", "/mod.*/"] } },
  });
  const reading = await read();
  t.deepEqual(
    reading.groups.map(({ id, named, found }) => [id, named, found]),
    [
      ["absent", true, false],
      ["classic", true, true],
      ["modern", false, true],
    ],
  );
});

test("whether a named group exists is not known while the broker that would know it is away", async (t) => {
  const { read, brokers } = await openScripted(t, outline, {
    settings: { groups: { include: ["classic", "absent"] } },
  });
  brokers.cluster.unknownGroupsAt = 3;
  await brokers.vanish(3);
  const reading = await read();
  t.is(groupOf(reading, "classic").found, true);
  t.is(groupOf(reading, "absent").found, undefined);
});

test("filters are applied before the brokers are asked", async (t) => {
  const { read, brokers } = await openScripted(
    t,
    { ...outline, topics: { ...outline.topics, audit: [log] } },
    { settings: { groups: { include: ["/.*/"], exclude: ["gone", "/man.+/"] }, topics: { exclude: ["audit"] } } },
  );
  await read();
  const { traffic } = brokers;
  t.deepEqual([...new Set(traffic.asked("OffsetFetch"))].sort(), ["classic", "modern"]);
  t.deepEqual([...new Set([...traffic.asked("DescribeGroups"), ...traffic.asked("ConsumerGroupDescribe")])].sort(), [
    "classic",
    "modern",
  ]);
  t.deepEqual([...new Set(traffic.asked("ListOffsets"))].sort(), ["orders/0", "orders/1", "orders/2"]);
});

test("share and streams groups are left out and counted", async (t) => {
  const { read } = await openScripted(t, {
    ...outline,
    groups: { ...outline.groups, queue: { type: "share" }, flow: { type: "streams" }, flow2: { type: "streams" } },
  });
  const reading = await read();
  t.deepEqual(
    reading.groups.map(({ id }) => id),
    ["classic", "gone", "manual", "modern"],
  );
  t.deepEqual([...reading.leftOut].sort(), [
    ["share", 1],
    ["streams", 2],
  ]);
});

test("an assignment that is not a consumer's is not understood, and nothing else suffers", async (t) => {
  const broken = [
    Buffer.from([0, 1, 0, 0]),
    Buffer.from([0, 0, 127, 255, 255, 255]),
    Buffer.alloc(0),
    Buffer.from("{}"),
  ];
  const { read } = await openScripted(t, {
    topics: outline.topics,
    groups: {
      connect: {
        protocolType: "connect",
        members: broken.map((bytes, index) => ({ ...scriptedMember(`worker-${index}`, {}), assignmentBytes: bytes })),
        offsets: { orders: [10, null, null] },
      },
      classic: outline.groups.classic,
    },
  });
  const reading = await read({ owners: true });
  t.like(groupOf(reading, "connect"), { state: "Stable", members: 4, owned: undefined, protocolType: "connect" });
  t.is(rowOf(reading, "connect", "orders").lag, 90);
  t.is(groupOf(reading, "classic").owned, 3);
});

test("names may be anything Kafka lets through", async (t) => {
  const odd = ["a b", 'quote"d', "back\\slash", "new\nline", "ünïcode-群", "", "__proto__", "constructor"];
  const { read } = await openScripted(t, {
    topics: { orders: [log] },
    groups: Object.fromEntries(odd.map((id) => [id, { offsets: { orders: [1] } }]).concat()),
  });
  const ids = (await read()).groups.map(({ id }) => id);
  for (const id of odd.filter((name) => name !== "__proto__")) t.true(ids.includes(id), JSON.stringify(id));
});

const olderBrokers = test.macro({
  title: (title) => `${title}: groups of the new protocol are never called dead`,
  async exec(t, older: typeof kafka23, describedAnyway: boolean) {
    const { read } = await openScripted(t, outline, { older });
    const reading = await read();
    t.like(groupOf(reading, "classic"), { state: "Stable", members: 2 });
    const modern = groupOf(reading, "modern");
    t.true(describedAnyway ? ["Stable", "Unknown"].includes(modern.state) : modern.state === "Unknown", modern.state);
    t.not(modern.members, 0);
    t.is(rowOf(reading, "modern", "orders", 2).lag, 94);
    t.is(rowsOf(reading).length, 8);
  },
});

test("Kafka 3.7", olderBrokers, kafka37, true);
test("Kafka 2.3", olderBrokers, kafka23, false);

test("Kafka 2.3: lag in seconds without the greatest timestamp", async (t) => {
  const { read } = await openScripted(t, outline, { older: kafka23 });
  await read();
  const reading = await read();
  const { seconds = Number.NaN, secondsError = 0 } = rowOf(reading, "classic", "orders", 0);
  const age = (reading.asOfMs - (log.at(1)?.timestamp ?? 0)) / 1000;
  t.true(seconds >= age - 0.002 && seconds <= age + secondsError + 0.002, `${seconds} s, not ${age}`);
  t.true(reading.limitations.some(({ check }) => check === "list-offsets-max-timestamp"));
  t.true(reading.limitations.some(({ check }) => check === "offset-fetch-many"));
});
