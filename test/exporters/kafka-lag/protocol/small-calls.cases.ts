import test from "ava";
import {
  apis,
  errorName,
  readApiVersions,
  readCleanupPolicies,
  readDescribeProducers,
  writeCleanupPolicies,
  writeDescribeProducers,
} from "../../../../exporters/kafka-lag/protocol/index.ts";
import { metadataOf } from "./support/metadata.ts";
import { hexOf, reading, written } from "./support/wire.ts";

test("versions are the highest that both know; what has none in common cannot be called", (t) => {
  const { error, versions } = reading(
    `0000 00000005 0002 0000 000b 0003 0000 0007 0009 000a 000b 0010 0000 0000 ffff 0000 0001`,
    readApiVersions,
  );
  t.is(error, 0);
  t.deepEqual(
    [...versions],
    [
      [apis.listOffsets.key, 9],
      [apis.metadata.key, 7],
      [apis.listGroups.key, 0],
    ],
  );
});

test("cleanup policies, in versions 1 and 4", (t) => {
  t.is(
    written((body) => writeCleanupPolicies(body, 1, ["a"])),
    hexOf(`00000001 02 0001 "a" 00000001 000e "cleanup.policy" 00`),
  );
  t.is(
    written((body) => writeCleanupPolicies(body, 4, ["a"])),
    hexOf(`02 02 02 "a" 02 0f "cleanup.policy" 00 00 00 00`),
  );
  t.deepEqual(
    reading(
      `00000000 00000001 0000 ffff 02 0001 "a" 00000001 000e "cleanup.policy" 0006 "delete" 00 05 00 00000000`,
      (cursor) => readCleanupPolicies(cursor, 1),
    ),
    [{ topic: "a", error: 0, policy: "delete" }],
  );
  t.deepEqual(
    reading(
      `00000000 03 0000 00 02 02 "a" 02 0f "cleanup.policy" 0f "compact,delete" 00 01 00
         02 0f "cleanup.policy" 07 "delete" 05 00 07 00 00 00
       001d 03 "no" 02 02 "b" 01 00 00`,
      (cursor) => readCleanupPolicies(cursor, 4),
    ),
    [
      { topic: "a", error: 0, policy: "compact,delete" },
      { topic: "b", error: 29, policy: "" },
    ],
  );
});

const metadata = metadataOf({ aa: 2, b: 3 });

test("producers: the newest end mark that no record of the same producer followed", (t) => {
  t.is(
    written((body) => writeDescribeProducers(body, metadata, [0, 1, 4])),
    hexOf(`03 03 "aa" 03 00000000 00000001 00 02 "b" 02 00000002 00 00`),
  );
  const producer = (time: string, epoch: string, start: string) =>
    `0000000000000001 00000000 00000000 ${time} ${epoch} ${start} 00`;
  const bytes = `00000000 03
    03 "aa" 03
      00000000 0000 00 04
        ${producer("0000000000000010", "00000000", "ffffffffffffffff")}
        ${producer("0000000000000020", "00000000", "ffffffffffffffff")}
        ${producer("0000000000000030", "ffffffff", "ffffffffffffffff")} 00
      00000001 0000 00 02 ${producer("0000000000000040", "00000000", "0000000000000007")} 00
      00
    02 "b" 02 00000002 001d 03 "no" 01 00 00 00`;
  t.deepEqual(
    reading(bytes, (cursor) => readDescribeProducers(cursor, metadata)),
    [
      { partition: 0, error: 0, lastMarker: 0x20, openTransaction: false },
      { partition: 1, error: 0, lastMarker: -1, openTransaction: true },
      { partition: 4, error: 29, lastMarker: -1, openTransaction: false },
    ],
  );
});

test("error codes have the protocol's names", (t) => {
  t.is(errorName(6), "NOT_LEADER_OR_FOLLOWER");
  t.is(errorName(9999), "ERROR_9999");
});
