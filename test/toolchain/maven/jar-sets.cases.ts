import test from "ava";
import { lock } from "../../../toolchain/lock.ts";
import { jarPath, jarSetSchema, jarSets, megabytes } from "../../../toolchain/maven/index.ts";

for (const [name, { roots, jars }] of Object.entries(jarSets)) {
  test(`${name}: what was asked for is there, every jar once and in order`, (t) => {
    const ids = jars.map(({ id }) => id);
    for (const root of roots) t.true(ids.includes(root), root);
    t.deepEqual(ids, [...new Set(ids)].sort());
    const artifacts = ids.map((id) => id.split(":").slice(0, 2).join(":"));
    t.is(new Set(artifacts).size, artifacts.length, "one version of each");
  });
}

test("the broker's jars are of the version of its image", (t) => {
  const { version } = lock.images.kafka;
  t.is(lock.images.kafka.tag, version);
  const own = jarSets.kafka.roots.filter((id) => id.startsWith("org.apache.kafka:"));
  t.deepEqual(own, [`org.apache.kafka:kafka_2.13:${version}`, `org.apache.kafka:kafka-tools:${version}`]);
  t.true(jarSets["api-service"].roots.includes(`org.apache.kafka:kafka-clients:${version}`));
});

test("a jar that two sets have is the same file", (t) => {
  const known = new Map(jarSets.kafka.jars.map((jar) => [jar.id, jar]));
  const shared = jarSets["api-service"].jars.filter(({ id }) => known.has(id));
  t.true(shared.length > 3);
  for (const jar of shared) t.deepEqual(jar, known.get(jar.id));
});

test("jars lie where Maven's layout has them", (t) => {
  const jar = { id: "org.apache.kafka:kafka_2.13:4.1.0", bytes: 1, sha256: "" };
  t.is(jarPath(jar), "org/apache/kafka/kafka_2.13/4.1.0/kafka_2.13-4.1.0.jar");
});

test("what a set weighs", (t) => {
  t.is(megabytes("compiler"), 4);
  t.is(megabytes("kafka"), 57);
});

const refused = test.macro((t, change: object) => {
  const jar = { id: "a:b:1", bytes: 1, sha256: "0".repeat(64) };
  t.true(jarSetSchema.safeParse({ roots: ["a:b:1"], jars: [jar] }).success);
  t.false(jarSetSchema.safeParse({ roots: ["a:b:1"], jars: [{ ...jar, ...change }] }).success);
});
test("a jar with a short checksum", refused, { sha256: "abc" });
test("coordinates without a version", refused, { id: "a:b" });
test("a jar with an unknown key", refused, { url: "https://x.example" });
