import test, { type ExecutionContext } from "ava";
import { stack as stackSystem } from "../../../systems/index.ts";
import { type StackProject, stackProject } from "./support/stack-project.ts";
import { until } from "./support/until.ts";

const goodRules = `groups:
  - name: ours
    rules:
      - {alert: OursAlways, expr: vector(1), labels: {severity: info}, annotations: {summary: a rule of ours}}
`;
const brokenRules = goodRules.replace("vector(1)", "rate(up)");
/** Sound in itself, so that only Prometheus's own tool can know that this Prometheus does not take it. */
const refusedRules = goodRules.replace("vector(1)", '"mad_over_time(up[5m]) > 2"');
// The preview also where Grafana could be had.
const fast = { scrapeInterval: "2s", evaluationInterval: "2s", dashboards: { viewer: "preview" } };
const parts = ["prometheus", "alertmanager", "inbox", "node-exporter", "preview"];

let stack: StackProject;
let first = "";

test.before("up", async () => {
  stack = await stackProject({ stack: "staging" });
  await stack.write("rules/ours.yml", goodRules);
  await stack.configure(fast);
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
  first = text;
});
test.after.always("down", async () => stack.remove());

test.serial("up says where the preview is and what it lacks", (t) => {
  t.regex(first, new RegExp(`Dashboards +http://127\\.0\\.0\\.1:${stack.ports.grafana} \\(preview\\)`));
  t.regex(first, /The preview is no Grafana: .*no Explore/);
});

test.serial("the preview asks for the password, for its pages and for the data on them", async (t) => {
  for (const path of ["/", "/d/stack", "/api/dashboards", "/api/prometheus/api/v1/query?query=up"]) {
    t.is((await stack.get("grafana", path)).status, 401, path);
    t.is((await stack.get("grafana", path, "wrong")).status, 401, path);
    t.is((await stack.get("grafana", path, await stack.password())).status, 200, path);
  }
});

test.serial("the preview has what Prometheus has, read only", async (t) => {
  const password = await stack.password();
  const path = `/api/v1/query?query=${encodeURIComponent('up{job="preview"}')}`;
  const { body } = await stack.get("grafana", `/api/prometheus${path}`, password);
  t.is(JSON.parse(body).data.result[0].value[1], "1");
  for (const other of ["/api/v1/status/config", "/-/healthy", "/api/v1/targets"])
    t.not((await stack.get("grafana", `/api/prometheus${other}`, password)).status, 200, other);
});

test.serial("a new interval, a new rule and a removed dashboard are applied without a restart or a gap", async (t) => {
  const all = stackSystem.dashboards.map(({ uid }) => `${uid}.json`).sort();
  t.deepEqual(await dashboards(), all);
  t.deepEqual(await shown(), all);
  t.is((await preview<{ scrapeInterval: string }>("/api/preview")).scrapeInterval, "2s");
  const before = await started();
  const from = Date.now() / 1000;
  await stack.configure({ ...fast, scrapeInterval: "4s", rulesFrom: ["rules/ours.yml"] });
  await stack.write("systems/index.ts", withoutHostDashboard());
  await up(t);
  t.deepEqual(await started(), before);
  t.regex(await appliedConfig(), /scrape_interval: 4s/);
  t.true((await ruleNames()).includes("OursAlways"));
  const left = all.filter((name) => name !== "host.json");
  t.deepEqual(await dashboards(), left);
  await until(t, "the preview shows what is left", async () => (await shown()).join() === left.join());
  t.is((await preview<{ scrapeInterval: string }>("/api/preview")).scrapeInterval, "4s");
  await wait(10_000);
  const gap = await largestGap(from);
  t.true(gap <= 5, `${gap} s without a sample; allowed: the larger interval and one second`);
});

test.serial("rules that are broken are refused with their place before anything is done", async (t) => {
  const before = await appliedConfig();
  await stack.write("rules/ours.yml", brokenRules);
  const { code, text } = await stack.sightline("up");
  t.is(code, 1, text);
  t.regex(text, /error: rules\/ours\.yml:\d+:\d+: .*rate\(\) needs a range here; this is an instant vector/);
  t.is(await appliedConfig(), before);
});

test.serial("what promtool refuses fails with its words and changes nothing, also after a restart", async (t) => {
  const before = await appliedConfig();
  await stack.write("rules/ours.yml", refusedRules);
  const { code, text } = await stack.sightline("up");
  t.is(code, 2, text);
  t.regex(text, /function "mad_over_time" is not enabled/);
  t.is(await appliedConfig(), before);
  await stack.container("prometheus").restart({ t: 20 });
  await healthy("prometheus");
  t.is(await appliedConfig(), before);
  t.true((await ruleNames()).includes("OursAlways"));
});

test.serial("the next good deployment repairs", async (t) => {
  await stack.write("rules/ours.yml", goodRules.replace("OursAlways", "OursRepaired"));
  await up(t);
  t.true((await ruleNames()).includes("OursRepaired"));
});

test.serial("a deployment killed between write and switch is repaired by the next", async (t) => {
  await stack.write("rules/ours.yml", goodRules.replace("OursAlways", "OursInterrupted"));
  const running = stack.start("up");
  try {
    await throwawayOf("prometheus"); // the check runs: the new release is written, the old one is in force
  } finally {
    running.kill();
    await running.ended;
  }
  t.false((await ruleNames()).includes("OursInterrupted"));
  await up(t);
  t.true((await ruleNames()).includes("OursInterrupted"));
  t.deepEqual(await throwaways(), [], "and what the killed one left is gone");
});

test.serial("a Prometheus that dies comes back by itself, its data kept", async (t) => {
  const oldest = await oldestSample();
  const { State } = await stack.inspect("prometheus");
  process.kill(State.Pid, "SIGKILL");
  await healthy("prometheus");
  t.not((await stack.inspect("prometheus")).State.StartedAt, State.StartedAt);
  t.is(await oldestSample(), oldest);
});

// The engine takes `docker kill` for a stop by hand and does not restart what was stopped by hand (moby, daemon/kill.go).
test.serial("a Prometheus that was killed through the engine is started by the next up, its data kept", async (t) => {
  const oldest = await oldestSample();
  await stack.container("prometheus").kill();
  await up(t);
  t.is(await oldestSample(), oldest);
});

test.serial("a removed container is made again by up --refresh, its data kept", async (t) => {
  const oldest = await oldestSample();
  await stack.container("prometheus").remove({ force: true });
  await up(t, "--refresh");
  t.is(await oldestSample(), oldest);
});

test.serial("a raised generation makes new passwords; the old ones are refused, nothing restarts", async (t) => {
  const before = await started();
  const old = await stack.password();
  await stack.configure({ ...fast, rulesFrom: ["rules/ours.yml"], passwordsGeneration: 2 });
  await up(t);
  const fresh = await stack.password();
  t.not(fresh, old);
  for (const [part, path] of [
    ["prometheus", "/api/v1/query?query=up"],
    ["alertmanager", "/api/v2/status"],
    ["inbox", "/"],
    ["grafana", "/"],
  ] as const) {
    t.is((await stack.get(part, path, old)).status, 401, part);
    t.is((await stack.get(part, path, fresh)).status, 200, part);
  }
  // The preview goes on to be let in by Prometheus.
  t.is((await stack.get("grafana", "/api/prometheus/api/v1/query?query=up", fresh)).status, 200);
  t.deepEqual(await started(), before);
});

async function up(t: ExecutionContext, ...args: string[]): Promise<void> {
  const { code, text } = await stack.sightline("up", ...args);
  t.is(code, 0, text);
}

async function started(): Promise<Record<string, string>> {
  const states = parts.map(async (part) => [part, (await stack.inspect(part)).State.StartedAt] as const);
  return Object.fromEntries(await Promise.all(states));
}

async function api<T>(path: string): Promise<T> {
  const { status, body } = await stack.get("prometheus", path, await stack.password());
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  return JSON.parse(body).data as T;
}

async function appliedConfig(): Promise<string> {
  return (await api<{ yaml: string }>("/api/v1/status/config")).yaml;
}

async function ruleNames(): Promise<string[]> {
  const { groups } = await api<{ groups: { rules: { name: string }[] }[] }>("/api/v1/rules");
  return groups.flatMap(({ rules }) => rules.map(({ name }) => name));
}

/** Seconds between neighbouring samples of Prometheus's own target since then, at most. */
async function largestGap(since: number): Promise<number> {
  const seconds = Math.ceil(Date.now() / 1000 - since);
  const query = encodeURIComponent(`up{job="prometheus"}[${seconds}s]`);
  const { result } = await api<{ result: { values: [number, string][] }[] }>(`/api/v1/query?query=${query}`);
  const times = (result[0]?.values ?? []).map(([time]) => time);
  if (times.length < 4) throw new Error(`only ${times.length} samples in ${seconds} s`);
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? time)));
}

async function oldestSample(): Promise<number> {
  const query = encodeURIComponent('min_over_time(timestamp(up{job="inbox"})[1h:1s])');
  const { result } = await api<{ result: { value: [number, string] }[] }>(`/api/v1/query?query=${query}`);
  return Math.round(Number(result[0]?.value[1]));
}

/** Asks the preview. */
async function preview<T>(path: string): Promise<T> {
  const { status, body } = await stack.get("grafana", path, await stack.password());
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  return JSON.parse(body) as T;
}

/** The dashboards that the preview lists, by the names of their files. */
async function shown(): Promise<string[]> {
  const { dashboards } = await preview<{ dashboards: { uid: string }[] }>("/api/dashboards");
  return dashboards.map(({ uid }) => `${uid}.json`).sort();
}

/** What a viewer finds at the stable place. */
async function dashboards(): Promise<string[]> {
  const container = await stack.docker.createContainer({
    Image: (await stack.inspect("inbox")).Image,
    Cmd: ["never-started"],
    Labels: { "sightline.stack": `${stack.name}/staging` },
    HostConfig: { Mounts: [{ Type: "volume", Source: `${stack.name}-staging-grafana-config`, Target: "/volume" }] },
  });
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await container.getArchive({ path: "/volume/live/dashboards" }))
      chunks.push(chunk as Buffer);
    const names =
      Buffer.concat(chunks)
        .toString("latin1")
        .match(/dashboards\/Stack\/[\w-]+\.json/g) ?? [];
    return [...new Set(names.map((name) => name.slice("dashboards/Stack/".length)))].sort();
  } finally {
    await container.remove({ force: true });
  }
}

async function throwaways(): Promise<string[]> {
  const list = await stack.docker.listContainers({
    all: true,
    filters: { label: ["sightline.throwaway=true", `sightline.stack=${stack.name}/staging`] },
  });
  return list.map(({ Command }) => Command);
}

/** Waits for the container in which promtool looks at the new release. */
async function throwawayOf(program: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if ((await throwaways()).some((command) => command.includes("promtool"))) return;
    await wait(20);
  }
  throw new Error(`no check of ${program} was seen`);
}

async function healthy(part: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { State } = await stack.inspect(part);
    if (
      State.Running &&
      (await stack.get("prometheus", "/-/ready", await stack.password()).catch(() => undefined))?.status === 200
    )
      return;
    await wait(250);
  }
  throw new Error(`${part} did not come back`);
}

function withoutHostDashboard(): string {
  return `import { knownSystems as all } from "${import.meta.dirname}/../../../systems/index.ts";
export { selectSystems } from "${import.meta.dirname}/../../../systems/index.ts";
export const knownSystems = all.map((system) => ({
  ...system,
  dashboards: system.dashboards.filter(({ uid }) => !uid.endsWith("host")),
}));
`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
