import test from "ava";
import { openJournal } from "../../../../exporters/kafka-lag/cluster/journal.ts";
import { listGroups } from "../../../../exporters/kafka-lag/cluster/list-groups.ts";
import { compileFilter } from "../../../../exporters/kafka-lag/cluster/name-filter.ts";
import { fakeBroker, fakeBrokers } from "./support/fake-brokers.ts";

const never = new AbortController().signal;
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
  const request = { brokers, filter: compileFilter({}, "groups."), remembered: new Map(), signal: never };
  const { groups, listedBy } = await listGroups(part, request);
  t.deepEqual(
    groups.map(({ id, coordinator }) => [id, coordinator]),
    [
      ["b", 2],
      ["c", 3],
      ["moved", 3],
    ],
  );
  t.deepEqual([...listedBy], [2, 3]);
});

test("a group that was there before is there although nobody lists it, with what was said of it", async (t) => {
  const cluster = [fakeBroker(1, async () => listing("a")), fakeBroker(2, async () => undefined)];
  const [a, b] = listing("a", "b").groups;
  if (a === undefined || b === undefined) throw new Error("no groups");
  const request = {
    brokers: fakeBrokers(() => cluster),
    filter: compileFilter({ include: ["/[ab]/", "c"] }, "groups."),
    remembered: new Map([
      ["a", a],
      ["b", b],
    ]),
    signal: never,
  };
  const { groups } = await listGroups(openJournal().part(), request);
  t.deepEqual(
    groups.map(({ id, listed, remembered, coordinator, named }) => [id, listed, remembered, coordinator, named]),
    [
      ["a", a, undefined, 1, false],
      ["b", undefined, b, undefined, false],
      ["c", undefined, undefined, undefined, true],
    ],
  );
});
