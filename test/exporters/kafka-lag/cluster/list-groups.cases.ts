import test from "ava";
import { openJournal } from "../../../../exporters/kafka-lag/cluster/journal.ts";
import { listGroups } from "../../../../exporters/kafka-lag/cluster/list-groups.ts";
import { compileFilter } from "../../../../exporters/kafka-lag/cluster/name-filter.ts";
import { fakeBroker, fakeBrokers } from "./support/fake-brokers.ts";

const listing = (...ids: readonly string[]) => ({
  error: 0,
  groups: ids.map((id) => ({ id, protocolType: "consumer", state: "Stable", type: "classic" })),
});

test("who left the cluster while the others answered does not shift whose groups are whose", async (t) => {
  let cluster = [
    fakeBroker(1, async () => {
      cluster = cluster.slice(1);
      return undefined;
    }),
    fakeBroker(2, async () => listing("b")),
    fakeBroker(3, async () => listing("c", "moved")),
  ];
  const part = openJournal().part();
  const brokers = fakeBrokers(() => cluster);
  const { groups } = await listGroups(part, brokers, compileFilter({}, "groups."), new AbortController().signal);
  t.deepEqual(
    groups.map(({ id, coordinator }) => [id, coordinator]),
    [
      ["b", 2],
      ["c", 3],
      ["moved", 3],
    ],
  );
});
