import test from "ava";
import {
  type ClusterMetadata,
  type OffsetsQuestion,
  readListOffsets,
  writeListOffsets,
} from "../../../../exporters/kafka-lag/protocol/index.ts";
import { metadataOf } from "./support/metadata.ts";
import { hexOf, reading, written } from "./support/wire.ts";

const metadata: ClusterMetadata = metadataOf({ aa: 2, b: 3 }, 7);

const writes = test.macro({
  title: (title) => `request ${title}`,
  exec(t, version: number, question: OffsetsQuestion, bytes: string) {
    t.is(
      written((body) => writeListOffsets(body, version, metadata, question)),
      hexOf(bytes),
    );
  },
});

const all = Uint32Array.of(0, 1, 4);
test(
  "version 1: no isolation, no epoch",
  writes,
  1,
  { partitions: all, time: -1, isolation: 0 },
  `ffffffff 00000002
   0002 "aa" 00000002 00000000 ffffffffffffffff 00000001 ffffffffffffffff
   0001 "b" 00000001 00000002 ffffffffffffffff`,
);
test(
  "version 4: with epochs",
  writes,
  4,
  { partitions: Uint32Array.of(2), time: -2, isolation: 1 },
  `ffffffff 01 00000001 0001 "b" 00000001 00000000 00000007 fffffffffffffffe`,
);
test(
  "version 9: compact, a time for each partition",
  writes,
  9,
  { partitions: all, time: Float64Array.of(1_700_000_000_000, -3, 0), isolation: 0 },
  `ffffffff 00 03
   03 "aa" 03 00000000 00000007 0000018bcfe56800 00 00000001 00000007 fffffffffffffffd 00 00
   02 "b" 02 00000002 00000007 0000000000000000 00 00 00`,
);

const answers = (version: number, bytes: string, asked = 3) => {
  const { length, partition, error, timestamp, offset } = reading(bytes, (cursor) =>
    readListOffsets(cursor, version, metadata, asked),
  );
  return Array.from({ length }, (_, at) => [partition[at], error[at], timestamp[at], offset[at]]);
};

test("answer version 1", (t) => {
  t.deepEqual(answers(1, `00000001 0001 "b" 00000001 00000002 0000 0000018bcfe56800 0000000000000005`), [
    [4, 0, 1_700_000_000_000, 5],
  ]);
});

test("answer version 9, in another order than asked, with an error, an offset past 32 bits and tagged fields", (t) => {
  t.deepEqual(
    answers(
      9,
      `00000000 03
       02 "b" 02 00000002 0006 ffffffffffffffff ffffffffffffffff ffffffff 00 00
       03 "aa" 03
         00000001 0000 0000000000000000 0000000100000001 00000003 01 07 02 abcd
         00000000 0000 ffffffffffffffff ffffffffffffffff ffffffff 00
       00 00`,
    ),
    [
      [4, 6, -1, -1],
      [1, 0, 0, 4_294_967_297],
      [0, 0, -1, -1],
    ],
  );
});

test("partitions that nobody asked for, or that are not there, are passed over", (t) => {
  const bytes = `00000000 04
    03 "zz" 02 00000000 0000 0000000000000000 0000000000000001 ffffffff 00 00
    02 "b" 03 00000009 0000 0000000000000000 0000000000000001 ffffffff 00
              00000000 0000 0000000000000000 0000000000000002 ffffffff 00 00
    03 "aa" 03 00000000 0000 0000000000000000 0000000000000003 ffffffff 00
              00000001 0000 0000000000000000 0000000000000004 ffffffff 00 00 00`;
  t.deepEqual(answers(9, bytes, 2), [
    [2, 0, 0, 2],
    [0, 0, 0, 3],
  ]);
});

test("an answer that is cut off, or claims more than it has, is refused", (t) => {
  const cut = `00000000 02 02 "b" 02 00000002 00`;
  t.throws(() => answers(9, cut), { instanceOf: RangeError });
  t.throws(() => answers(9, `00000000 ffffffff7f`), { instanceOf: RangeError });
  t.throws(() => answers(9, `00000000 ffffffffffff`), { instanceOf: RangeError });
});
