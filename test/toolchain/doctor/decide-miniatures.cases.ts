import test from "ava";
import { allDemoItems, decide, demoImages, demoItems, testItems } from "../../../toolchain/doctor/index.ts";
import { decided, id, noGo, offline, online, shape } from "../support/machines.ts";

test("each miniature asks for its own, and several for each once", (t) => {
  t.deepEqual(demoItems(["hitl"]), ["image/workloads", "image/postgres", "image/redis", "k6", "locust"]);
  t.deepEqual(demoItems(["governance-bridge"]), ["image/governance-bridge", "k6"]);
  t.deepEqual(demoImages(["agents", "hitl"]), ["workloads", "postgres", "redis"]);
  t.deepEqual(demoItems(["stack", "unheard-of"]), []);
  for (const name of allDemoItems) t.true(testItems.includes(name), name);
});

test("the human-in-the-loop miniature without internet, and on an ordinary machine", (t) => {
  t.deepEqual(shape(decide(offline, demoItems(["hitl"]))), [
    "go: present",
    "engine: present",
    "image/workloads: build, pending",
    "image/postgres: build, pending",
    "image/redis: build, pending",
    "k6: build, pending",
    "locust: download, pending",
  ]);
  t.deepEqual(shape(decide(online, demoItems(["hitl"]))), [
    "engine: present",
    "image/workloads: build, pending",
    "image/postgres: download, pending",
    "image/redis: download, pending",
    "k6: download, pending",
    "locust: download, pending",
  ]);
});

test("PostgreSQL where it is made", decided, offline, "image/postgres", {
  how: "build",
  pending: true,
  detail: "it cannot be pulled here (no such host): from the distribution's packages",
  downloadMb: 45,
  minutes: 0.2,
});
const unpacked = { installable: false, cached: { postgres: true, redis: false } };
test("PostgreSQL with its packages in the cache", decided, { ...offline, packages: unpacked }, "image/postgres", {
  how: "build",
  downloadMb: undefined,
});
const made = { tag: "sightline/postgres:v15.20-1", id, webPages: true };
test(
  "PostgreSQL that was made before, on an engine of another platform",
  decided,
  {
    ...offline,
    samePlatform: false,
    images: { ...offline.images, postgres: { ...offline.images.postgres, made } },
  },
  "image/postgres",
  {
    how: "present",
    detail: "made here",
    outcome: { kind: "image", source: "built", name: made.tag, id, repoDigest: null, webPages: true },
  },
);
test("Redis without apt", decided, { ...offline, packages: unpacked }, "image/redis", {
  how: "missing",
  detail:
    "it cannot be pulled here (no such host), and it comes from Debian or Ubuntu packages, which this machine cannot unpack",
  remedy: "Load it into the engine: docker load, under the name docker.io/library/redis:7.0.15.",
});
test("Redis on an engine of another platform", decided, { ...offline, samePlatform: false }, "image/redis", {
  how: "missing",
  detail: "it cannot be pulled here (no such host), and the engine runs on another platform than this machine",
});
test("Redis without Go", decided, noGo, "image/redis", {
  how: "missing",
  detail: "it cannot be pulled here (no such host), and there is no Go for its start program",
});
test("with the start program in the cache nobody asks for Go", (t) => {
  const startProgramCached = { ...noGo.startProgramCached, redis: true };
  t.deepEqual(shape(decide({ ...noGo, startProgramCached }, ["image/redis"])), [
    "engine: present",
    "image/redis: build, pending",
  ]);
});

test("the governance bridge with Go", decided, offline, "image/governance-bridge", {
  how: "build",
  pending: true,
  detail: "made here from its Go sources",
  downloadMb: 35,
});
test(
  "the governance bridge for another engine",
  decided,
  { ...offline, samePlatform: false },
  "image/governance-bridge",
  {
    how: "build",
    pending: true,
  },
);
test(
  "the governance bridge without Go",
  decided,
  { ...noGo, ...{ governanceBridge: online.governanceBridge } },
  "image/governance-bridge",
  {
    how: "build",
    pending: false,
    detail: "Pulumi builds it on the engine from its Dockerfile",
  },
);
test("the governance bridge where nothing is", decided, noGo, "image/governance-bridge", {
  how: "missing",
  detail: "its base image cannot be pulled (no such host), and there is no Go to build it with",
});
const cachedProgram = { ...noGo, governanceBridge: { ...noGo.governanceBridge, programCached: true } };
test("the governance bridge with its program in the cache", decided, cachedProgram, "image/governance-bridge", {
  how: "build",
  pending: true,
  downloadMb: undefined,
});

const { locust } = offline;
test("Locust from PyPI", decided, offline, "locust", { how: "download", pending: true, detail: "from PyPI" });
test("Locust on the PATH", decided, { ...offline, locust: { ...locust, installed: "/usr/bin" } }, "locust", {
  how: "present",
  detail: "in /usr/bin",
  outcome: { kind: "tool", folder: "/usr/bin", source: "present" },
});
test("Locust in the cache", decided, { ...offline, locust: { ...locust, cached: "/c" } }, "locust", {
  how: "present",
  outcome: { kind: "tool", folder: "/c", source: "download" },
});
const bare = { version: "3.11.2", venv: false };
test("Locust on a fresh Debian", decided, { ...offline, locust: { ...locust, python: bare } }, "locust", {
  how: "download",
  pending: true,
  detail: "from PyPI, after the distribution's python3-venv: Python 3.11.2 has no venv module",
});
const helpless = { ...locust, canInstallVenv: false };
test("Locust without the venv module", decided, { ...offline, locust: { ...helpless, python: bare } }, "locust", {
  how: "missing",
  optional: true,
  detail: "Python 3.11.2 has no venv module",
  remedy:
    "Install Python 3.11 or newer with its venv module (on Debian and Ubuntu: apt-get install python3-venv), and run this again.",
});
const old = { version: "3.9.2", venv: true };
test("Locust on an old Python", decided, { ...offline, locust: { ...helpless, python: old } }, "locust", {
  how: "missing",
  detail: "Python 3.9.2 is too old, it takes 3.11",
});
test("Locust without Python", decided, { ...offline, locust: { ...helpless, python: undefined } }, "locust", {
  how: "missing",
  detail: "there is no Python",
});
