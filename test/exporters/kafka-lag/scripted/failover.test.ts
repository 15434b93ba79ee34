import test, { type ExecutionContext } from "ava";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { openScripted, rowsOf, type ScriptedReader } from "../support/reader.ts";
import { steadyLog } from "../support/scripted-broker/index.ts";

const log = steadyLog({ end: 100, first: Date.now() - 100_000, every: 1000 });

/** Three brokers; partition p is led by broker p + 1, the groups are coordinated by brokers 1, 2 and 3. Metadata are asked at each reading. */
function threeBrokers(t: ExecutionContext): Promise<ScriptedReader> {
  return openScripted(
    t,
    {
      brokers: 3,
      topics: { orders: [log, log, log] },
      groups: {
        first: { offsets: { orders: [10, 20, 30] } },
        second: { offsets: { orders: [11, 21, 31] } },
        third: { offsets: { orders: [12, 22, 32] } },
      },
    },
    { settings: { metadataMaxAgeMs: 0 } },
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
    const reader = await threeBrokers(t);
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
  },
});

for (const gone of [1, 2, 3]) {
  test(afterFailover, "froze", gone);
  test(afterFailover, "died", gone);
}
