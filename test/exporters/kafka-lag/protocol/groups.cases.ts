import test from "ava";
import {
  readConsumerGroupDescribe,
  readDescribeGroups,
  readFindCoordinator,
  readListGroups,
  writeConsumerGroupDescribe,
  writeDescribeGroups,
  writeFindCoordinator,
  writeListGroups,
} from "../../../../exporters/kafka-lag/protocol/index.ts";
import { hexOf, reading, written } from "./support/wire.ts";

const anyGroup = () => true;

test("ListGroups asks for all states and types, where the version knows them", (t) => {
  const request = (version: number) => written((body) => writeListGroups(body, version));
  t.deepEqual([0, 2, 3, 4, 5].map(request), ["", "", "00", "0100", "010100"]);
});

test("ListGroups version 0: ids and protocols only", (t) => {
  t.deepEqual(
    reading(`0000 00000001 0001 "g" 0008 "consumer"`, (cursor) => readListGroups(cursor, 0, anyGroup)),
    { error: 0, groups: [{ id: "g", protocolType: "consumer", state: "", type: "" }] },
  );
});

test("ListGroups version 5: states and types, filtered", (t) => {
  const bytes = `00000000 0000 04
    02 "a" 09 "consumer" 07 "Stable" 09 "consumer" 00
    02 "b" 01 06 "Empty" 08 "Classic" 00
    02 "c" 06 "share" 07 "Stable" 06 "share" 00 00`;
  t.deepEqual(
    reading(bytes, (cursor) => readListGroups(cursor, 5, (id) => id !== "c")),
    {
      error: 0,
      groups: [
        { id: "a", protocolType: "consumer", state: "Stable", type: "consumer" },
        { id: "b", protocolType: "", state: "Empty", type: "classic" },
      ],
    },
  );
});

const assignment = `0001 00000001 0006 "orders" 00000002 00000000 00000003 ffffffff`;

test("DescribeGroups version 0", (t) => {
  t.is(
    written((body) => writeDescribeGroups(body, 0, ["g"])),
    hexOf(`00000001 0001 "g"`),
  );
  const bytes = `00000001 0000 0001 "g" 0006 "Stable" 0008 "consumer" 0005 "range" 00000001
    0002 "m1" 0002 "c1" 000a "/127.0.0.1" 00000002 abcd 0000001e ${assignment}`;
  t.deepEqual(
    reading(bytes, (cursor) => readDescribeGroups(cursor, 0)),
    [
      {
        id: "g",
        error: 0,
        state: "Stable",
        protocolType: "consumer",
        members: [{ clientId: "c1", host: "127.0.0.1", assigned: [{ topic: "orders", partitions: [0, 3] }] }],
      },
    ],
  );
});

test("DescribeGroups version 6: compact, with instances, rights and an error's words; other assignments are left alone", (t) => {
  t.is(
    written((body) => writeDescribeGroups(body, 6, ["g", "hh"])),
    hexOf(`03 02 "g" 03 "hh" 00 00`),
  );
  const bytes = `00000000 04
    0000 00 02 "g" 07 "Stable" 09 "consumer" 06 "range" 03
      03 "m1" 03 "i1" 03 "c1" 0b "/127.0.0.1" 01 1f ${assignment} 00
      03 "m2" 00 03 "c2" 0f "host/127.0.0.1" 01 01 00
      80000000 00
    0000 00 08 "connect" 07 "Stable" 08 "connect" 08 "default" 02
      03 "m1" 00 03 "c1" 0b "/127.0.0.1" 01 05 00010203 00
      80000000 00
    0045 05 "none" 03 "no" 05 "Dead" 01 01 01 80000000 00 00`;
  const groups = reading(bytes, (cursor) => readDescribeGroups(cursor, 6));
  t.deepEqual(
    groups.map(({ id, error, state, members }) => [id, error, state, members.length]),
    [
      ["g", 0, "Stable", 2],
      ["connect", 0, "Stable", 1],
      ["no", 69, "Dead", 0],
    ],
  );
  t.deepEqual(groups[0]?.members, [
    { clientId: "c1", host: "127.0.0.1", assigned: [{ topic: "orders", partitions: [0, 3] }] },
    { clientId: "c2", host: "host/127.0.0.1", assigned: [] },
  ]);
  t.is(groups[1]?.members[0]?.assigned, undefined);
});

test("an assignment that is damaged is not read, and does not take the group with it", (t) => {
  const bytes = `00000000 02 0000 02 "g" 07 "Stable" 09 "consumer" 06 "range" 02
    03 "m1" 00 03 "c1" 01 01 0b 0001 00000009 0006 "or" 00 80000000 00 00`;
  const [group] = reading(bytes, (cursor) => readDescribeGroups(cursor, 5));
  t.is(group?.members.length, 1);
  t.is(group?.members[0]?.assigned, undefined);
});

test("ConsumerGroupDescribe versions 0 and 1: what a member has, not what it moves towards", (t) => {
  t.is(
    written((body) => writeConsumerGroupDescribe(body, ["g"])),
    hexOf(`02 02 "g" 00 00`),
  );
  const topic = `00112233445566778899aabbccddeeff 07 "orders"`;
  const bytes = (type: string) => `00000000 03
    0000 00 02 "g" 0c "Reconciling" 00000005 00000004 08 "uniform" 02
      03 "m1" 00 00 00000005 03 "c1" 0b "/127.0.0.1" 02 07 "orders" 00
      02 ${topic} 03 00000001 00000002 00 00
      02 ${topic} 02 00000001 00 00 ${type} 00
      80000000 00
    0045 05 "gone" 02 "h" 01 00000000 00000000 01 01 80000000 00 00`;
  for (const [version, type] of [
    [0, ""],
    [1, "01"],
  ] as const) {
    t.deepEqual(
      reading(bytes(type), (cursor) => readConsumerGroupDescribe(cursor, version)),
      [
        {
          id: "g",
          error: 0,
          state: "Reconciling",
          protocolType: "consumer",
          members: [{ clientId: "c1", host: "127.0.0.1", assigned: [{ topic: "orders", partitions: [1, 2] }] }],
        },
        { id: "h", error: 69, state: "", protocolType: "consumer", members: [] },
      ],
    );
  }
});

test("FindCoordinator before version 4: one group, named by the question", (t) => {
  t.is(
    written((body) => writeFindCoordinator(body, 1, ["g"])),
    hexOf(`0001 "g" 00`),
  );
  t.is(
    written((body) => writeFindCoordinator(body, 3, ["g"])),
    hexOf(`02 "g" 00 00`),
  );
  t.deepEqual(
    reading(`00000000 0000 ffff 00000002 0001 "h" 00002384`, (cursor) => readFindCoordinator(cursor, 2, ["g"])),
    [{ group: "g", node: 2, error: 0 }],
  );
  t.deepEqual(
    reading(`00000000 000f 03 "no" ffffffff 01 ffffffff 00`, (cursor) => readFindCoordinator(cursor, 3, ["g"])),
    [{ group: "g", node: -1, error: 15 }],
  );
});

test("FindCoordinator from version 4: many groups", (t) => {
  t.is(
    written((body) => writeFindCoordinator(body, 6, ["a", "b"])),
    hexOf(`00 03 02 "a" 02 "b" 00`),
  );
  const bytes = `00000000 03 02 "a" 00000001 02 "h" 00002384 0000 00 00
    02 "b" ffffffff 01 ffffffff 001e 03 "no" 00 00`;
  t.deepEqual(
    reading(bytes, (cursor) => readFindCoordinator(cursor, 6, ["a", "b"])),
    [
      { group: "a", node: 1, error: 0 },
      { group: "b", node: -1, error: 30 },
    ],
  );
});
