import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { extract } from "tar-stream";
import { imagePlan } from "../../../toolchain/images/image-plan.ts";
import {
  imageId,
  loadImage,
  madeHere,
  programsEntrypoint,
  removeSuperseded,
  servicePlan,
} from "../../../toolchain/images/index.ts";
import {
  acquire,
  doctor,
  type Engine,
  engine,
  type Item,
  type ItemId,
  lock,
  type Progress,
  type ResolvedEngine,
} from "../../../toolchain/index.ts";
import { cachedOrigin } from "../../../toolchain/tools/index.ts";
import { putFiles } from "../../support/containers/index.ts";

const wanted: readonly ItemId[] = [
  "engine",
  "image/prometheus",
  "image/alertmanager",
  "image/node-exporter",
  "image/programs",
];
let on: Engine;
let acquired: ResolvedEngine;

test.before("acquire the images, whatever that takes on this machine", async (t) => {
  t.timeout(30 * 60_000);
  const resolved = await acquire(await doctor(wanted));
  on = await engine();
  acquired = resolved.engines[on.id] ?? { absent: {}, images: {} };
});

test.serial("a second run has nothing to do", async (t) => {
  const items = await doctor(wanted);
  t.deepEqual(
    items.filter(({ pending }) => pending).map(({ id }) => id),
    [],
  );
  const seen: Progress[] = [];
  const again = await acquire(items, { onProgress: (progress) => seen.push(progress) });
  t.deepEqual(seen, []);
  t.deepEqual(again.engines[on.id]?.images, acquired.images);
});

test.serial("the preview is got in the same run when Grafana's pull fails after all", async (t) => {
  const { SIGHTLINE_REGISTRY, XDG_STATE_HOME } = process.env;
  const state = await mkdtemp(join(tmpdir(), "sightline-images-"));
  t.teardown(async () => {
    for (const [name, value] of Object.entries({ SIGHTLINE_REGISTRY, XDG_STATE_HOME }))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    await rm(state, { recursive: true, force: true });
  });
  // A registry that nobody is, and a record of the test's own.
  Object.assign(process.env, { SIGHTLINE_REGISTRY: "127.0.0.1:1/none", XDG_STATE_HOME: state });
  const grafana: Item = {
    ...{ id: "image/grafana", name: "Image grafana", version: lock.images.grafana.version, detail: "" },
    ...{ how: "download", pending: true, standIn: "image/preview" },
  };
  const { engines } = await acquire([...(await doctor(["engine"])), grafana]);
  const { absent, images } = engines[on.id] ?? { absent: {}, images: {} };
  t.regex(absent.grafana ?? "", /^the pull failed/);
  t.is(images.grafana, undefined);
  t.like(images.preview, { source: "built", webPages: true });
});

const versions = test.macro(async (t, part: string, entrypoint: string, words: string) => {
  const { output, code } = await runHardened(t, part, [entrypoint, "--version"]);
  t.is(code, 0);
  t.is(output.split(" (")[0], words);
});
const { prometheus, alertmanager } = lock.tools;
test("prometheus runs", versions, "prometheus", "/bin/prometheus", `prometheus, version ${prometheus.version}`);
test("promtool runs", versions, "prometheus", "/bin/promtool", `promtool, version ${prometheus.version}`);
test(
  "alertmanager runs",
  versions,
  "alertmanager",
  "/bin/alertmanager",
  `alertmanager, version ${alertmanager.version}`,
);
test("amtool runs", versions, "alertmanager", "/bin/amtool", `amtool, version ${alertmanager.version}`);
const nodeExporter = `node_exporter, version ${lock.tools["node-exporter"].version}`;
test("node_exporter runs", versions, "node-exporter", "/bin/node_exporter", nodeExporter);

test("the pages that are said to be there are there", async (t) => {
  const config = ["--config.file=/dev/null", "--storage.tsdb.path=/prometheus"];
  const container = await on.docker.createContainer({
    Image: acquired.images.prometheus?.id ?? "",
    Cmd: config,
    HostConfig: { ReadonlyRootfs: true, Tmpfs: { "/prometheus": "uid=65534,gid=65534" }, ...loopback(9090) },
    ExposedPorts: { "9090/tcp": {} },
  });
  t.teardown(() => container.remove({ force: true, v: true }));
  await container.start();
  const port = (await container.inspect()).NetworkSettings.Ports["9090/tcp"]?.[0]?.HostPort;
  const get = (path: string) => fetch(`http://127.0.0.1:${port}/${path}`).catch(() => undefined);
  while ((await get("-/ready"))?.status !== 200) t.true((await container.inspect()).State.Running);
  const page = await get("query");
  t.is(acquired.images.prometheus?.webPages, page?.status === 200);
  const [script = ""] = /assets\/[\w-]+\.js/.exec((await page?.text()) ?? "") ?? [];
  t.is(acquired.images.prometheus?.webPages, script !== "" && (await get(script))?.status === 200);
});
const loopback = (port: number) => ({ PortBindings: { [`${port}/tcp`]: [{ HostIp: "127.0.0.1", HostPort: "" }] } });

test("the programs image refuses an unknown program by name", async (t) => {
  const { output, code } = await runHardened(t, "programs", [...programsEntrypoint, "nothing"]);
  t.is(code, 2);
  t.regex(output, /^unknown program "nothing"; this image has: /);
});

test("Node in the programs image is the pinned one, runs as nobody and looks names up", async (t) => {
  const script =
    'require("dns").lookup("localhost", (e, a) => console.log([process.version, process.getuid(), a].join(" ")))';
  const { output } = await runHardened(t, "programs", ["/usr/local/bin/node", "-e", script]);
  t.is(output.trim(), `v${acquired.images.programs?.version} 65534 127.0.0.1`);
});

test("the probe in the programs image runs", async (t) => {
  const { output, code } = await runHardened(t, "programs", ["/tools/probe", "http://127.0.0.1:1/"]);
  t.is(code, 1);
  t.regex(output, /connection refused/);
});

test("Alertmanager knows the time zones", async (t) => {
  const config = `route: { receiver: x, routes: [{ matchers: ['a="b"'], mute_time_intervals: [nights] }] }
receivers: [{ name: x }]
time_intervals: [{ name: nights, time_intervals: [{ times: [{ start_time: "00:00", end_time: "06:00" }], location: Europe/Berlin }] }]
`;
  const container = await on.docker.createContainer({
    Image: acquired.images.alertmanager?.id ?? "",
    Entrypoint: ["/bin/amtool"],
    Cmd: ["check-config", "/alertmanager.yml"],
    Tty: true,
  });
  t.teardown(() => container.remove({ force: true }));
  await putFiles(container, { folder: "/", owner: 65534, files: { "alertmanager.yml": config } });
  await container.start();
  const { StatusCode: code } = await container.wait();
  t.is(code, 0, (await container.logs({ stdout: true, stderr: true })).toString());
});

test("data folders belong to the service's user", async (t) => {
  const folder = await statIn(t, "prometheus", "/prometheus");
  t.is(folder.uid, 65534);
  t.is((await statIn(t, "prometheus", "/etc/passwd")).uid, 0);
});

test("an image that is made again has the same id", async (t) => {
  const made = acquired.images["node-exporter"];
  const origin = on.platform === undefined ? undefined : await cachedOrigin("node-exporter", on.platform);
  const plan = on.platform && origin && (await servicePlan("node-exporter", on.platform, origin));
  if (made?.source !== "built" || !plan) {
    t.pass("the official image is used here");
    return;
  }
  const tag = "sightline/node-exporter:made-again";
  t.teardown(() => on.docker.getImage(tag).remove());
  t.is(await loadImage(on, { ...plan, tag }), made.id);
  t.is(await imageId(on.docker, tag), made.id);
});

test("builds that were superseded and that nothing needs go, and no others", async (t) => {
  const { docker, platform = "linux-amd64" } = on;
  const name = `test-${randomBytes(4).toString("hex")}`;
  const config = { user: "1:1", entrypoint: ["/none"] };
  const ids: string[] = [];
  for (const recipe of [1, 2, 3, 4, 5]) {
    const layers = async () => [[{ path: "/recipe", content: { text: `${recipe}` } }]];
    const plan = imagePlan({ name, version: "1.0.0", platform, webPages: true, config, layers }, { recipe });
    t.teardown(() => docker.getImage(plan.tag).remove({ force: true }).catch(ignore));
    ids.push(await loadImage(on, plan));
  }
  const [superseded, used, onRecord, ...newest] = ids;
  const container = await docker.createContainer({ Image: used ?? "" });
  t.teardown(() => container.remove({ force: true }));
  const left = async () => (await madeHere(docker, name)).map(({ id }) => id).sort();
  const options = { onRecord: new Set([onRecord ?? ""]) };
  await removeSuperseded(docker, [name], { ...options, now: Date.now() });
  t.deepEqual(await left(), ids.toSorted(), "another checkout may be about to start what came today");
  await removeSuperseded(docker, [name], { ...options, now: Date.now() + 25 * 60 * 60 * 1000 });
  t.deepEqual(await left(), [used, onRecord, ...newest].toSorted());
  t.is(await imageId(docker, superseded ?? ""), undefined);
});
const ignore = () => undefined;

/** Runs a command as the stack would: no capability, no new privilege, nothing writable. */
async function runHardened(t: ExecutionContext, part: string, command: readonly string[]) {
  const [entrypoint = "", ...args] = command;
  const container = await on.docker.createContainer({
    Image: acquired.images[part]?.id ?? "",
    Entrypoint: [entrypoint],
    Cmd: args,
    Tty: true,
    HostConfig: {
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      NetworkMode: "none",
    },
  });
  t.teardown(() => container.remove({ force: true }));
  await container.start();
  const { StatusCode: code } = await container.wait();
  const output = (await container.logs({ stdout: true, stderr: true })).toString();
  return { code, output };
}

/** The owner of a path in an image, read from a container that never starts. */
async function statIn(t: ExecutionContext, part: string, path: string): Promise<{ readonly uid: number }> {
  const container = await on.docker.createContainer({ Image: acquired.images[part]?.id ?? "", Cmd: ["none"] });
  t.teardown(() => container.remove({ force: true }));
  const archive = extract();
  (await container.getArchive({ path })).pipe(archive);
  const owners: number[] = [];
  for await (const entry of archive) {
    owners.push(entry.header.uid);
    entry.resume();
  }
  return { uid: owners[0] ?? -1 };
}
