import test from "ava";
import { releaseOf } from "../../../../exporters/kafka-lag/doctor/kafka-release.ts";

const named = test.macro({
  exec(t, calls: Readonly<Record<number, number>>, metadataVersion: number | undefined, expected: string) {
    const byKey = new Map(Object.entries(calls).map(([key, version]) => [Number(key), version]));
    t.is(releaseOf(byKey, metadataVersion), expected);
  },
  title: (_, __, metadataVersion, expected) => `${expected}${metadataVersion === undefined ? "" : ", by its metadata"}`,
});

test(named, {}, 27, "Kafka 4.1");
test(named, {}, 25, "Kafka 4.0");
test(named, {}, 30, "Kafka 4.2 or later");
test(named, {}, 19, "Kafka 3.7");
test(named, {}, 7, "Kafka 3.3 or before");
test(named, { 15: 6, 16: 5, 9: 9 }, undefined, "Kafka 4.0 or later");
test(named, { 15: 5, 16: 5, 9: 9 }, undefined, "Kafka 3.8 or 3.9");
test(named, { 15: 5, 16: 4, 9: 9 }, undefined, "Kafka 3.7");
test(named, { 16: 4, 9: 8 }, undefined, "Kafka 3.0 to 3.6");
test(named, { 16: 4, 9: 7 }, undefined, "Kafka 2.6 to 2.8");
test(named, { 16: 3, 9: 6 }, undefined, "Kafka 2.4 or 2.5");
test(named, { 9: 5, 2: 5 }, undefined, "Kafka 2.1 to 2.3");
test(named, {}, undefined, "a Kafka before 2.1");
