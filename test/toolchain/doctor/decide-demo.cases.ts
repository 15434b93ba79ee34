import test from "ava";
import { allDemoItems, decide, demoItems, stackItems } from "../../../toolchain/doctor/index.ts";
import { decided, id, noGo, offline, online, shape } from "../support/machines.ts";

test("the miniature without internet: everything from package registries", (t) => {
  t.deepEqual(shape(decide(offline, demoItems(["chat4all"]))), [
    "go: present",
    "engine: present",
    "image/kafka: build, pending",
    "image/workloads: build, pending",
    "image/api-service: build, pending",
    "k6: build, pending",
  ]);
});

test("the miniature on an ordinary machine: pulled, made of what is there, or left to Pulumi", (t) => {
  t.deepEqual(shape(decide(online, demoItems(["chat4all"]))), [
    "engine: present",
    "image/kafka: download, pending",
    "image/workloads: build, pending",
    "image/api-service: build",
    "k6: download, pending",
  ]);
});

test("a stack alone needs nothing of the miniature", (t) => {
  t.deepEqual(demoItems([]), []);
  for (const id of allDemoItems) t.false(stackItems.includes(id), id);
});

const elsewhere = { ...offline, samePlatform: false };
const cachedJars = { ...offline.maven, reachable: false, cached: { "api-service": true, compiler: true, kafka: true } };
const java = { cached: true, installable: true };
test("Kafka's image where it is made", decided, offline, "image/kafka", {
  how: "build",
  pending: true,
  detail: "it cannot be pulled here (no such host): from its Maven jars",
  downloadMb: 102,
  minutes: 0.5,
});
test("Kafka's image with everything in the cache", decided, { ...offline, java, maven: cachedJars }, "image/kafka", {
  how: "build",
  pending: true,
  downloadMb: undefined,
});
const made = { tag: "sightline/kafka:v4.1.0-1", id, webPages: true };
test(
  "Kafka's image that was made before",
  decided,
  { ...elsewhere, images: { ...offline.images, kafka: { ...offline.images.kafka, made } } },
  "image/kafka",
  {
    how: "present",
    pending: false,
    outcome: { kind: "image", source: "built", name: made.tag, id, repoDigest: null, webPages: true },
  },
);
test("Kafka's image on an engine of another platform", decided, elsewhere, "image/kafka", {
  how: "missing",
  detail: "it cannot be pulled here (no such host), and the engine runs on another platform than this machine",
  remedy: "Load it into the engine: docker load, under the name docker.io/apache/kafka:4.1.0.",
});
test("Kafka's image without apt", decided, { ...offline, java: { cached: false, installable: false } }, "image/kafka", {
  how: "missing",
  detail:
    "it cannot be pulled here (no such host), and Java comes from a Debian or Ubuntu package, which this machine cannot unpack",
});
test(
  "Kafka's image without Maven",
  decided,
  { ...offline, maven: { ...offline.maven, reachable: false } },
  "image/kafka",
  { how: "missing", detail: "it cannot be pulled here (no such host), and maven.example does not answer" },
);
test("Kafka's image without Go", decided, noGo, "image/kafka", {
  how: "missing",
  detail: "it cannot be pulled here (no such host), and there is no Go for its start program",
});
test(
  "Kafka's image with its start program in the cache",
  decided,
  { ...noGo, startProgramCached: { ...noGo.startProgramCached, kafka: true } },
  "image/kafka",
  {
    how: "build",
    pending: true,
  },
);

test(
  "the Java service, made here when Java and its jars are there",
  decided,
  { ...online, java, maven: cachedJars },
  "image/api-service",
  {
    how: "build",
    pending: true,
    detail: "made here from Java and its Maven jars",
  },
);
test("the Java service where its base images cannot be pulled", decided, offline, "image/api-service", {
  how: "build",
  pending: true,
  downloadMb: 74,
});
test("the Java service where nothing is", decided, elsewhere, "image/api-service", {
  how: "missing",
  detail: "its base images cannot be pulled (no such host), and the engine runs on another platform than this machine",
});
const apiService = { ...offline.apiService, made: { tag: "sightline/api-service:v4.1.0-1", id, webPages: true } };
test("the Java service that was made before", decided, { ...offline, apiService }, "image/api-service", {
  how: "present",
  pending: false,
});
test(
  "the miniature's programs on an engine of another platform",
  decided,
  { ...online, samePlatform: false },
  "image/workloads",
  {
    how: "build",
    pending: false,
    detail: "Pulumi builds it on the engine from its Dockerfile",
  },
);
const noSources = {
  how: "missing",
  pending: false,
  detail: "its sources are in Sightline's repository, not in the package, and the engine has no such image",
  remedy: "Run the demo from a clone of the repository, or load its images from there: images --save, docker load.",
} as const;
const packaged = {
  ...online,
  workloads: { ...online.workloads, hasSources: false },
  apiService: { ...online.apiService, hasSources: false },
  governanceBridge: { ...online.governanceBridge, hasSources: false },
};
for (const name of ["workloads", "api-service", "governance-bridge"] as const) {
  test(`the miniature's ${name} in a package`, decided, packaged, `image/${name}`, noSources);
}
const loaded = { tag: "sightline/workloads:v24.21.0-1", id, webPages: true };
test(
  "the miniature in a package, with its image loaded",
  decided,
  { ...packaged, workloads: { ...packaged.workloads, made: loaded } },
  "image/workloads",
  {
    how: "present",
    outcome: { kind: "image", source: "built", name: loaded.tag, id, repoDigest: null, webPages: true },
  },
);

test("k6 is no obstacle", decided, noGo, "k6", { how: "missing", pending: false, optional: true });
