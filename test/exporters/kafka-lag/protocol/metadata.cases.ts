import test from "ava";
import { readMetadata, writeMetadata } from "../../../../exporters/kafka-lag/protocol/index.ts";
import { hexOf, wire, written } from "./support/wire.ts";

test("the request asks for all topics or some, and never makes one", (t) => {
  const request = (version: number, topics?: readonly string[]) =>
    written((body) => writeMetadata(body, version, topics));
  t.is(request(4), hexOf("ffffffff 00"));
  t.is(request(4, ["a"]), hexOf(`00000001 0001 "a" 00`));
  t.is(request(8, []), hexOf("00000000 00 00 00"));
  t.is(request(9), hexOf("00 00 00 00 00"));
  t.is(request(12, ["a"]), hexOf(`02 ${"00".repeat(16)} 02 "a" 00 00 00 00`));
});

const id = "00112233445566778899aabbccddeeff";

function read(version: number, bytes: string, wanted: (topic: string, internal: boolean) => boolean = () => true) {
  return readMetadata({ bytes: wire(bytes), at: 0 }, version, wanted);
}

test("version 12: topics and brokers in order, partitions by number, whatever order they come in", (t) => {
  const metadata = read(
    12,
    `00000000 03
      00000002 02 "b" 00002385 02 "r" 00
      00000001 02 "a" 00002384 00 00
    05 "clus" 00000001 04
      0000 03 "zz" ${id} 00 03
        0000 00000001 00000002 00000005 03 00000001 00000002 02 00000002 02 00000001 00
        0005 00000000 ffffffff 00000006 02 00000001 01 02 00000001 00
        80000000 00
      0000 03 "aa" ${id} 01 02
        0000 00000000 00000001 00000000 02 00000001 02 00000001 01 00
        80000000 00
      001d 03 "no" ${"00".repeat(16)} 00 01 80000000 00
    00`,
  );
  t.deepEqual(metadata.brokers, [
    { id: 1, host: "a", port: 9092, rack: undefined },
    { id: 2, host: "b", port: 9093, rack: "r" },
  ]);
  t.is(metadata.clusterId, "clus");
  t.is(metadata.controller, 1);
  t.deepEqual(metadata.topics.names, ["aa", "zz"]);
  t.is(Buffer.from(metadata.topics.ids[1] ?? "", "latin1").toString("hex"), id);
  t.deepEqual([...metadata.topics.internal], [1, 0]);
  t.deepEqual([...metadata.topics.first], [0, 1, 3]);
  t.deepEqual([...metadata.partitions.topic], [0, 1, 1]);
  t.deepEqual([...metadata.partitions.leader], [1, -1, 2]);
  t.deepEqual([...metadata.partitions.leaderEpoch], [0, 6, 5]);
  t.deepEqual([...metadata.partitions.replicas], [1, 1, 2]);
  t.deepEqual([...metadata.partitions.inSync], [1, 0, 1]);
  t.deepEqual([...metadata.partitions.offline], [0, 1, 1]);
  t.deepEqual(metadata.topicErrors, [{ name: "no", error: 29 }]);
});

test("version 4: no epochs, no ids, no offline replicas", (t) => {
  const metadata = read(
    4,
    `00000000 00000001 00000001 0001 "a" 00002384 ffff 0004 "clus" ffffffff 00000001
      0000 0002 "aa" 00 00000001 0000 00000000 00000001 00000001 00000001 00000001 00000001`,
  );
  t.deepEqual([...metadata.partitions.leader], [1]);
  t.deepEqual([...metadata.partitions.leaderEpoch], [-1]);
  t.deepEqual([...metadata.partitions.offline], [0]);
  t.is(metadata.controller, -1);
});

test("topics are filtered by name and kind before anything is kept of them", (t) => {
  const topic = (name: string, internal: string) =>
    `0000 0002 "${name}" ${internal} 00000001 0000 00000000 00000001 00000001 00000001 00000001 00000001`;
  const bytes = `00000000 00000000 ffff 00000001 00000003 ${topic("aa", "00")} ${topic("bb", "01")} ${topic("cc", "00")}`;
  const seen: [string, boolean][] = [];
  const metadata = read(4, bytes, (name, internal) => {
    seen.push([name, internal]);
    return name === "cc";
  });
  t.deepEqual(seen, [
    ["aa", false],
    ["bb", true],
    ["cc", false],
  ]);
  t.deepEqual(metadata.topics.names, ["cc"]);
  t.is(metadata.partitions.leader.length, 1);
});

test("a partition number that would need gigabytes is refused", (t) => {
  const bytes = `00000000 00000000 ffff 00000001 00000001 0000 0001 "a" 00 00000001 0000 7ffffff0 00000001 00000000 00000000`;
  t.throws(() => read(4, bytes), { instanceOf: RangeError });
});
