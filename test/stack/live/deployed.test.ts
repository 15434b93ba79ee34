import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { exposedTexts, internalPassword } from "./support/exposed.ts";
import { isHardened } from "./support/hardening.ts";
import { containers, runningParts } from "./support/parts.ts";
import { type StackProject, stackProject } from "./support/stack-project.ts";

let stack: StackProject;
let first = "";
let tracked = "";

test.before("up", async () => {
  stack = await stackProject({ stack: "dev" });
  tracked = await trackedFiles();
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
  first = text;
});
test.after.always("down", async () => stack.remove());

test.serial("the closing block names every page, the passwords and what was left out", (t) => {
  t.regex(first, new RegExp(`Inbox +http://127\\.0\\.0\\.1:${stack.ports.inbox}`));
  t.regex(first, /Passwords +npm run passwords/);
  const url = `http://127\\.0\\.0\\.1:${stack.ports.grafana}`;
  t.regex(first, new RegExp(`Grafana +${url}|Dashboards +${url} \\(preview\\)[^]*Grafana is left out: `));
});

test.serial("every target is up", async (t) => {
  const { body } = await stack.get("prometheus", "/api/v1/query?query=up", await stack.password());
  const series = JSON.parse(body).data.result as { metric: { job: string }; value: [number, string] }[];
  const jobs = series.map(({ metric, value }) => [metric.job, value[1]]);
  // Grafana where its image can be had.
  const isViewer = ([job = ""]: readonly (string | undefined)[]) => ["grafana", "preview"].includes(job);
  t.deepEqual(
    jobs.filter(isViewer).map(([, up]) => up),
    ["1"],
  );
  t.deepEqual(jobs.filter((job) => !isViewer(job)).sort(), [
    ["alertmanager", "1"],
    ["containers", "1"],
    ["inbox", "1"],
    ["node-exporter", "1"],
    ["prometheus", "1"],
    ["socket-proxy", "1"],
  ]);
});

test.serial("every rule group was evaluated without an error", async (t) => {
  const password = await stack.password();
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { body } = await stack.get("prometheus", "/api/v1/rules", password);
    const groups = JSON.parse(body).data.groups as { name: string; rules: { health: string; lastError?: string }[] }[];
    const rules = groups.flatMap((group) => group.rules);
    t.true(rules.length > 5);
    if (rules.some(({ health }) => health === "unknown") && Date.now() < deadline) {
      await new Promise((done) => setTimeout(done, 1000));
      continue;
    }
    t.deepEqual(
      rules.filter(({ health }) => health !== "ok"),
      [],
    );
    return;
  }
});

test.serial("Watchdog went all the way to the inbox", async (t) => {
  const { body } = await stack.get("inbox", "/api/v1/notifications?alertname=Watchdog", await stack.password());
  const { notifications } = JSON.parse(body);
  t.true(notifications.length > 0);
  t.is(JSON.parse((await stack.get("inbox", "/api/v1/heartbeat", await stack.password())).body).state, "beating");
});

for (const [part, path] of [
  ["prometheus", "/api/v1/query?query=up"],
  ["alertmanager", "/api/v2/status"],
  ["inbox", "/api/v1/notifications"],
] as const) {
  test.serial(`${part} asks for the password`, async (t) => {
    t.is((await stack.get(part, path)).status, 401);
    t.is((await stack.get(part, path, "wrong")).status, 401);
    t.is((await stack.get(part, path, await stack.password())).status, 200);
  });
}

test.serial("the configuration in force is the release that the volume's link names", async (t) => {
  const { body } = await stack.get("prometheus", "/api/v1/status/config", await stack.password());
  t.regex(JSON.parse(body).data.yaml, /\/etc\/prometheus\/config\/releases\/[0-9a-f]{16}\//);
});

test.serial("up again changes nothing", async (t) => {
  const before = await containers(stack);
  const { code, text } = await stack.sightline("up");
  t.is(code, 0, text);
  t.regex(text, /pulumi up +no changes/);
  t.deepEqual(await containers(stack), before);
});

test.serial("up --refresh changes nothing", async (t) => {
  const before = await containers(stack);
  const { code, text } = await stack.sightline("up", "--refresh");
  t.is(code, 0, text);
  t.regex(text, /pulumi up +no changes/);
  t.deepEqual(await containers(stack), before);
});

test.serial("preview --diff is empty", async (t) => {
  const { code, text } = await stack.pulumi("preview", "--diff", "--expect-no-changes");
  t.is(code, 0, text);
  t.notRegex(text, /^ *[+~-]/m);
});

test.serial("every container is hardened; what is not stands in the table of exceptions", async (t) => {
  const parts = await runningParts(stack);
  t.true(parts.length >= 7);
  for (const part of parts) await isHardened(t, stack, part);
});

test.serial("each container stops as slowly as it must", async (t) => {
  const { text } = await stack.pulumi("stack", "export");
  const resources = JSON.parse(text).deployment.resources as { type: string; inputs: Record<string, unknown> }[];
  const grace = resources
    .filter(({ type }) => type === "docker:index/container:Container")
    .map(({ inputs }) => [String(inputs.name).replace(`${stack.name}-dev-`, ""), inputs.destroyGraceSeconds]);
  t.like(Object.fromEntries(grace), { alertmanager: 30, inbox: 30, "node-exporter": 30, prometheus: 300 });
});

test.serial("no secret stands in an environment, a command line, a label, a log or the state file", async (t) => {
  const password = await stack.password();
  const internal = await internalPassword(stack);
  t.regex(internal, /^\S{20,}$/);
  for (const text of await exposedTexts(stack)) {
    t.false(text.includes(password));
    t.false(text.includes(internal));
    t.notRegex(text, /\$2[aby]\$10\$/); // no bcrypt hash either
  }
});

test.serial("no file of the project was changed or added", async (t) => {
  t.is(await trackedFiles(), tracked);
});

/** Every file of the project but those of its state, with its content. */
async function trackedFiles(): Promise<string> {
  const names = (await readdir(stack.folder)).filter((name) => ![".state", "node_modules", "systems"].includes(name));
  const contents = names.sort().map(async (name) => `${name}\n${await readFile(join(stack.folder, name), "utf8")}`);
  return (await Promise.all(contents)).join("\n");
}
