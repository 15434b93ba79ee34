import test, { type ExecutionContext } from "ava";
import type { ClusterReading, GroupReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openScripted, type ReaderOptions, rowsOf, type ScriptedReader } from "../support/reader.ts";
import { errorCodes, scriptedMember, steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });

/** Three brokers; partition p is led by broker p + 1, the groups are coordinated by brokers 1, 2 and 3. */
function threeBrokers(t: ExecutionContext, settings: ReaderOptions["settings"] = {}): Promise<ScriptedReader> {
  return openScripted(
    t,
    {
      brokers: 3,
      topics: { orders: [log, log, log] },
      groups: {
        first: { offsets: { orders: [10, 20, 30] } },
        second: {
          type: "consumer",
          members: [scriptedMember("a", { orders: [0, 1, 2] })],
          offsets: { orders: [11, 21, 31] },
        },
        third: { offsets: { orders: [12, 22, 32] } },
      },
    },
    { settings },
  );
}

/** What the cluster does without a broker that is silent: metadata no longer name it, others lead and coordinate in its place. */
function failOver({ brokers }: ScriptedReader, gone: number): void {
  const { cluster } = brokers;
  const heir = (gone % 3) + 1;
  const node = cluster.brokers.get(gone);
  if (node !== undefined) node.listed = false;
  for (const { partitions } of cluster.topics.values()) {
    for (const partition of partitions) {
      if (partition.leader !== gone) continue;
      partition.leader = heir;
      partition.epoch++;
    }
  }
  for (const group of cluster.groups.values()) if (group.coordinator === gone) group.coordinator = heir;
}

/** Rows whose lag is known, as `group/partition`. */
function knownRows(reading: ClusterReading): readonly string[] {
  return rowsOf(reading)
    .filter(({ lag }) => lag !== undefined)
    .map(({ group, partition }) => `${group}/${partition}`);
}

const all = ["first", "second", "third"].flatMap((group) => [0, 1, 2].map((partition) => `${group}/${partition}`));

const afterFailover = test.macro({
  title: (_, fault: "froze" | "died", gone: number) =>
    `broker ${gone} of three ${fault} and the cluster went on without it: nothing is missing`,
  async exec(t, fault: "froze" | "died", gone: number) {
    // Metadata are asked at each reading.
    const reader = await threeBrokers(t, { metadataMaxAgeMs: 0 });
    t.deepEqual(knownRows(await reader.read()), all);
    if (fault === "died") await reader.brokers.vanish(gone);
    // Metadata without it come while lists of groups are waited for.
    reader.brokers.script = ({ broker, call }) => {
      if (broker === gone) return { do: "silence" };
      return call === "ListGroups" ? { do: "delay", milliseconds: broker * 30 } : undefined;
    };
    failOver(reader, gone);
    const reading = await reader.read({}, 4000);
    t.deepEqual(knownRows(reading), all);
    t.false(reading.brokers.some(({ id }) => id === gone));
    if (fault === "froze") t.regex(reading.failures[0]?.message ?? "", /: the cluster no longer names a broker there$/);
  },
});

for (const gone of [1, 2, 3]) {
  test(afterFailover, "froze", gone);
  test(afterFailover, "died", gone);
}

test("a broker that is being connected to when the cluster goes on without it is not waited for", async (t) => {
  const reader = await threeBrokers(t, { metadataMaxAgeMs: 0, connectTimeoutMs: 60_000 });
  await reader.read();
  reader.brokers.script = ({ broker, call }) => {
    if (broker !== 2) return undefined;
    return call === "ApiVersions" ? { do: "silence" } : { do: "reset" };
  };
  await reader.read({}, 4000);
  failOver(reader, 2);
  const reading = await reader.read({}, 4000);
  t.deepEqual(knownRows(reading), all);
  t.deepEqual(
    reading.failures.map(({ broker, call, kind, code }) => [broker, call, kind, code]),
    [[2, "Connect", "connection-lost", "CLOSED"]],
  );
});

function groupOf(reading: ClusterReading, id: string): GroupReading | undefined {
  return reading.groups.find((group) => group.id === id);
}

/** Rows of which nothing is known, as `group/partition`, with the reason. */
function unknownRows(reading: ClusterReading): readonly string[] {
  return rowsOf(reading)
    .filter(({ committed }) => committed === undefined)
    .map(({ group, partition, unknown }) => `${group}/${partition} ${unknown}`);
}

const ofSecond = [0, 1, 2].map((partition) => `second/${partition} no_coordinator`);

test("a coordinator that is away: its groups stay, with the reason why nothing is known of them, until it is back", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  await reader.brokers.vanish(2);
  for (let count = 0; count < 2; count++) {
    const reading = await reader.read({ overdueSeconds: [60] }, 4000);
    t.deepEqual(unknownRows(reading), ofSecond);
    t.like(groupOf(reading, "second"), {
      found: undefined,
      type: "consumer",
      state: "Unknown",
      committedKnown: false,
      rowCount: 3,
    });
    t.true(
      rowsOf(reading).every(
        ({ group, lag, lost, overdue }) =>
          group !== "second" || (lag === undefined && lost === undefined && Number.isNaN(overdue[60])),
      ),
    );
    t.true(reading.failures.every(({ broker }) => broker === 2));
    t.deepEqual(knownRows(reading), ["first/0", "first/2", "third/0", "third/2"]);
  }
  await reader.brokers.comeBack(2);
  await reader.read();
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), all);
  t.like(groupOf(reading, "second"), { found: true, state: "Stable", members: 1 });
});

test("no coordinator at all: the groups stay, with the protocol's word", async (t) => {
  const reader = await threeBrokers(t, { metadataMaxAgeMs: 0 });
  await reader.read();
  const node = reader.brokers.cluster.brokers.get(2);
  if (node !== undefined) node.listed = false;
  await reader.read({}, 4000);
  const reading = await reader.read({}, 4000);
  t.deepEqual(unknownRows(reading), ofSecond);
  t.like(groupOf(reading, "second"), { found: undefined, error: "COORDINATOR_NOT_AVAILABLE", coordinator: undefined });
  t.true(
    reading.failures.some(({ call, code }) => call === "FindCoordinator" && code === "COORDINATOR_NOT_AVAILABLE"),
    JSON.stringify(reading.failures),
  );
  t.deepEqual(
    reading.brokers.map(({ id, answered }) => [id, answered]),
    [
      [1, true],
      [3, true],
    ],
  );
});

test("a coordinator that cannot list while it loads: the groups it has are read all the same", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  const node = reader.brokers.cluster.brokers.get(2);
  if (node !== undefined) node.listGroupsError = errorCodes.coordinatorLoading;
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), all);
  t.like(groupOf(reading, "second"), { found: true, type: "consumer", state: "Stable", members: 1 });
  t.like(reading.failures[0], { broker: 2, call: "ListGroups", code: "COORDINATOR_LOAD_IN_PROGRESS" });
});

test("the same at the first reading: what the settings name is read, and not taken for missing", async (t) => {
  const reader = await threeBrokers(t, { groups: { include: ["first", "second", "third", "absent"] } });
  reader.brokers.cluster.unknownGroupsAt = 2;
  const node = reader.brokers.cluster.brokers.get(2);
  if (node !== undefined) node.listGroupsError = errorCodes.coordinatorLoading;
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), all);
  t.is(groupOf(reading, "second")?.found, true);
  t.is(groupOf(reading, "absent")?.found, undefined);
  delete node?.listGroupsError;
  t.is(groupOf(await reader.read(), "absent")?.found, false);
});

test("a group that nobody lists, because it is just moving, is looked for", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  const second = reader.brokers.cluster.groups.get("second");
  if (second === undefined) throw new Error("no group");
  Object.assign(second, { coordinator: 3, listedBy: [] });
  const reading = await reader.read();
  t.deepEqual(knownRows(reading), all);
  t.like(groupOf(reading, "second"), { found: true, coordinator: 3 });
});

test("a broker that is back and coordinates before our metadata know it is asked", async (t) => {
  const reader = await threeBrokers(t, { metadataMaxAgeMs: 60_000 });
  const { cluster } = reader.brokers;
  const node = cluster.brokers.get(2);
  const second = cluster.groups.get("second");
  if (node === undefined || second === undefined) throw new Error("no such broker or group");
  node.listed = false;
  second.coordinator = 1;
  await reader.read();
  node.listed = true;
  second.coordinator = 2;
  const reading = await reader.read();
  t.is(groupOf(reading, "second")?.coordinator, 2);
  t.true(groupOf(reading, "second")?.committedKnown);
  t.deepEqual(unknownRows(reading), []);
  t.is(reading.cost.requests.get("Metadata"), 1);
});

test("a group that was deleted is gone at once, and nobody asks for it again", async (t) => {
  const reader = await threeBrokers(t);
  await reader.read();
  reader.brokers.cluster.groups.delete("second");
  const reading = await reader.read();
  t.deepEqual(
    reading.groups.map(({ id }) => id),
    ["first", "third"],
  );
  t.deepEqual(
    knownRows(reading),
    all.filter((row) => !row.startsWith("second")),
  );
  t.deepEqual(reading.failures, []);
  const after = await reader.read();
  t.is(after.groups.length, 2);
  t.false(after.cost.requests.has("FindCoordinator"));
});
