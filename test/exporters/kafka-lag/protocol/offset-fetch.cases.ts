import test from "ava";
import { committedOffsets, readOffsetFetch, writeOffsetFetch } from "../../../../exporters/kafka-lag/protocol/index.ts";
import { hexOf, reading, written } from "./support/wire.ts";

const request = (version: number, ...groups: string[]) => written((body) => writeOffsetFetch(body, version, groups));

test("the request asks for all topics, and never only for stable offsets", (t) => {
  t.is(request(2, "g"), hexOf(`0001 "g" ffffffff`));
  t.is(request(6, "g"), hexOf(`02 "g" 00 00`));
  t.is(request(7, "g"), hexOf(`02 "g" 00 00 00`));
  t.is(request(8, "g", "h"), hexOf(`03 02 "g" 00 00 02 "h" 00 00 00 00`));
  t.is(request(9, "g"), hexOf(`02 02 "g" 00 ffffffff 00 00 00 00`));
});

const groups = ["g", "h"];
const topics = ["orders", "audit"];
const numbering = {
  group: (id: string) => (groups.includes(id) ? groups.indexOf(id) : undefined),
  topic: (name: string) => (topics.includes(name) ? topics.indexOf(name) : undefined),
};

function read(version: number, bytes: string, asked = groups) {
  const into = committedOffsets();
  const errors = reading(bytes, (cursor) => readOffsetFetch(cursor, version, asked, numbering, into));
  const rows = Array.from({ length: into.group.length }, (_, at) =>
    [into.group, into.topic, into.partition, into.offset].map(({ column }) => column[at]),
  );
  return { rows, ...errors };
}

test("version 2: one group, named by the question", (t) => {
  const bytes = `00000001 0005 "audit" 00000002
    00000000 0000000000000007 0001 "x" 0000
    00000001 ffffffffffffffff ffff 0000
    0000`;
  t.deepEqual(read(2, bytes, ["h"]).rows, [[1, 1, 0, 7]]);
});

test("version 9: many groups; topics and groups that are not wanted leave nothing, −1 is no offset, errors are counted", (t) => {
  const bytes = `00000000 04
    02 "g" 03
      07 "orders" 04
        00000000 0000000100000000 00000001 01 0000 00
        00000001 ffffffffffffffff ffffffff 01 0000 00
        00000002 ffffffffffffffff ffffffff 01 0058 00 00
      06 "other" 02 00000000 0000000000000001 00000001 00 0000 00 00
      0000 00
    02 "h" 01 001e 00
    02 "z" 02 07 "orders" 02 00000000 0000000000000001 00000001 00 0000 00 00 0000 00
    00`;
  const { rows, groupErrors, partitionErrors } = read(9, bytes);
  t.deepEqual(rows, [[0, 0, 0, 4_294_967_296]]);
  t.deepEqual([...groupErrors], [["h", 30]]);
  t.deepEqual([...partitionErrors], [[88, 1]]);
});

test("columns grow", (t) => {
  const partition = (index: number) => `${index.toString(16).padStart(8, "0")} 0000000000000009 00000001 00 0000 00`;
  const bytes = `00000000 02 02 "g" 02 07 "orders" c901 ${Array.from({ length: 200 }, (_, index) => partition(index)).join(" ")} 00 0000 00 00`;
  const { rows } = read(8, bytes);
  t.is(rows.length, 200);
  t.deepEqual(rows[199], [0, 0, 199, 9]);
});
