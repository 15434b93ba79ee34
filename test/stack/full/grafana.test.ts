import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { buildGrafanaStandIn } from "../live/support/grafana-image.ts";
import { runningParts } from "../live/support/parts.ts";
import { type Result, type StackProject, stackProject } from "../live/support/stack-project.ts";

// Grafana's image is not to be had everywhere: here a stand-in that behaves like Grafana runs in its place, on the real engine,
// deployed by the real CLI. CI does the same with the real one (.github/workflows/ci.yml).
const title = (what: string) => `with a stand-in that behaves like Grafana: ${what}`;

const fast = { scrapeInterval: "2s", evaluationInterval: "2s" };

let stack: StackProject;
let tag: string;
let programs: string;
let first: string;

test.before("up with the preview, then the stand-in in its place, which is Grafana's", async () => {
  stack = await stackProject({ stack: "dev" });
  tag = `${stack.name}-grafana:stand-in`;
  await stack.configure({ ...fast, dashboards: { viewer: "preview" } });
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
  programs = (await stack.inspect("inbox")).Image;
  await resolveGrafana(await buildGrafanaStandIn(stack.docker, { programs, tag, toolWorks: true }));
  const added = await deploy();
  if (added.code !== 0) throw new Error(added.text);
});
test.after.always("down", async () => {
  await stack.remove();
  await stack.docker.getImage(tag).remove({ force: true });
});

test.serial(title("the first password is right, and its data source has the other"), async (t) => {
  first = await password();
  t.is(await login(first), 200);
  t.is(await dataSource(), 200);
});

test.serial(title("it can read every dashboard where it looks for them, in a folder for each system"), async (t) => {
  const { status, body } = await stack.get("grafana", "/api/search?type=dash-db", await password());
  t.is(status, 200);
  const found = JSON.parse(body) as readonly { readonly uid: string; readonly folderTitle: string }[];
  t.deepEqual([...new Set(found.map(({ folderTitle }) => folderTitle))], ["Stack"]);
  t.true(found.some(({ uid }) => uid === "stack"));
});

test.serial(title("it has taken the preview's port and left nothing of it"), async (t) => {
  t.deepEqual(await viewers(), ["grafana"]);
  t.deepEqual(await volumesOf("preview"), []);
});

test.serial(title("a deployment without a change leaves it alone"), async (t) => {
  const { code, text } = await deploy({}, "--expect-no-changes");
  t.is(code, 0, text);
});

test.serial(title("a rotation reaches it and its data sources, and it is not restarted"), async (t) => {
  const { StartedAt } = (await stack.inspect("grafana")).State;
  await good(t, { passwordsGeneration: 2 });
  const second = await password();
  t.not(second, first);
  t.is(await login(second), 200);
  t.is(await login(first), 401);
  t.is(await dataSource(), 200);
  t.is((await stack.inspect("grafana")).State.StartedAt, StartedAt);
});

test.serial(title("after down and up its data is the old, its password the new one"), async (t) => {
  const old = await password();
  const { code, text } = await stack.pulumi("destroy", "--yes");
  t.is(code, 0, text);
  await good(t, { passwordsGeneration: 2 });
  const fresh = await password();
  t.not(fresh, old);
  t.is(await login(fresh), 200);
  t.is(await login(old), 401);
  t.is(await dataSource(), 200);
});

test.serial(title("the preview takes its place again, and it that of the preview, its data kept"), async (t) => {
  await good(t, { dashboards: { viewer: "preview" } });
  t.deepEqual(await viewers(), ["preview"]);
  t.is((await stack.get("grafana", "/api/preview", await password())).status, 200);
  t.deepEqual(await volumesOf("grafana"), ["grafana-config", "grafana-data"]);
  const without = await deploy({ dashboards: { viewer: "preview" } }, "--expect-no-changes");
  t.is(without.code, 0, without.text);
  await good(t, {});
  t.deepEqual(await viewers(), ["grafana"]);
  t.is(await login(await password()), 200);
});

test.serial(title("when its own tool fails, the deployment does, with the tool's words"), async (t) => {
  await stack.pulumi("destroy", "--yes");
  await resolveGrafana(await buildGrafanaStandIn(stack.docker, { programs, tag, toolWorks: false }));
  const { code, text } = await deploy({ passwordsGeneration: 2 });
  t.not(code, 0);
  t.regex(text, /Grafana's password of admin could not be set \(grafana cli exited 1\):\s+attempt to write a readonly/);
});

/** By plain Pulumi, since `sightline up` looks for Grafana's real image; any other command writes the settings that Pulumi reads. */
async function deploy(settings: object = {}, ...args: string[]): Promise<Result> {
  await stack.configure({ ...fast, ...settings });
  await stack.sightline("passwords");
  return stack.pulumi("up", "--yes", ...args);
}

/** What shows dashboards. */
async function viewers(): Promise<readonly string[]> {
  return (await runningParts(stack)).filter((part) => part === "grafana" || part === "preview");
}

async function volumesOf(part: string): Promise<readonly string[]> {
  const { Volumes } = await stack.docker.listVolumes();
  const prefix = `${stack.name}-dev-`;
  const names = Volumes.map(({ Name }) => Name.replace(prefix, "")).filter((name) => name.startsWith(`${part}-`));
  return names.sort();
}

async function good(t: ExecutionContext, settings: object): Promise<void> {
  const { code, text } = await deploy(settings);
  t.is(code, 0, text);
}

async function password(): Promise<string> {
  return JSON.parse((await stack.sightline("passwords", "--json")).text).password;
}

async function login(given: string): Promise<number> {
  return (await stack.get("grafana", "/api/user", given)).status;
}

/** Asks Grafana whether its Prometheus answers it. */
async function dataSource(): Promise<number> {
  return (await stack.get("grafana", "/api/datasources/uid/prometheus/health", await password())).status;
}

/** What `up` writes when it has found Grafana's image. */
async function resolveGrafana(id: string): Promise<void> {
  const file = join(stack.folder, ".state/sightline/resolved.json");
  const resolved = JSON.parse(await readFile(file, "utf8"));
  for (const engine of Object.values<{ absent: object; images: object }>(resolved.engines)) {
    const image = { id, name: tag, repoDigest: null, source: "present", version: "13.0.0", webPages: true };
    Object.assign(engine, { absent: {}, images: { ...engine.images, grafana: image } });
  }
  await writeFile(file, JSON.stringify(resolved));
}
