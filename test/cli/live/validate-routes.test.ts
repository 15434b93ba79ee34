import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import test from "ava";
import { extract } from "tar-stream";
import { routes } from "../../../validation/result/index.ts";
import { type StackProject, stackProject } from "../../stack/live/support/stack-project.ts";
import { putFiles } from "../../support/containers/put-files.ts";

let stack: StackProject;

test.before("up", async () => {
  stack = await stackProject({ stack: "dev" });
  const { code, text: told } = await stack.sightline("up");
  if (code !== 0) throw new Error(told);
});
test.after.always("down", () => stack.remove());

test.serial(
  "what runs is what was declared: every alert reaches whom it is to reach, and nothing is sent",
  async (t) => {
    const { status, rows, findings, inhibitions, watchdog, receivers } = await validated(0);
    t.deepEqual([status, findings], ["passed", []]);
    t.true(rows.length > 30);
    t.deepEqual([...new Set(rows.map(({ outcome }) => outcome))], ["right"]);
    t.true(inhibitions.expected > 0);
    t.is(inhibitions.honoured, inhibitions.expected);
    t.is(watchdog?.receiver, "inbox");
    t.deepEqual(receivers?.[0], { name: "inbox", tells: ["webhook at inbox:9095"] });
    const before = await arrived();
    await validated(0);
    t.deepEqual(
      (await arrived()).filter((name) => !before.includes(name)),
      [],
    );
  },
);

/** Names of everything that the inbox was ever told of. */
async function arrived(): Promise<readonly string[]> {
  const { body } = await stack.get("inbox", "/api/v1/notifications?limit=1000", await stack.password());
  const all = JSON.parse(body).notifications as readonly { readonly groupLabels: { readonly alertname: string } }[];
  return [...new Set(all.map(({ groupLabels }) => groupLabels.alertname))].sort();
}

test.serial("a route that somebody changed by hand is found: what differs, and whom alerts would reach", async (t) => {
  const before = await applied();
  await apply(
    before
      .replace(/(\n +)receiver: inbox(\n)/, "$1receiver: nowhere$2")
      .replace("receivers:", "receivers:\n  - name: nowhere"),
  );
  for (let looks = 0; looks < 100 && !(await applied("status")).includes("nowhere"); looks++) await wait(200);
  const { status, findings, rows } = await validated(1);
  t.is(status, "failed");
  const checks = [...new Set(findings.map(({ check }) => check))].sort();
  t.true(checks.includes("validation/routes-differ"), checks.join());
  t.true(checks.includes("validation/nobody-told"), checks.join());
  t.true(rows.some(({ outcome }) => outcome === "nobody told"));
  const { text: told } = await stack.sightline("validate", "routes");
  t.regex(told, /receiver nowhere.*is applied, and not declared/);
});

test.serial("a stack that is not there is told", async (t) => {
  await stack.write("Pulumi.other.yaml", "config: {}\n");
  const { code, text: told } = await stack.sightline("validate", "routes", "--stack", "other");
  t.is(code, 1, told);
});

async function validated(code: number) {
  const ended = await stack.sightline("validate", "routes", "--json");
  if (ended.code !== code) throw new Error(`exit code ${ended.code}, wanted ${code}: ${ended.text}`);
  return routes.parse(JSON.parse(ended.text.slice(ended.text.indexOf("{"))));
}

const configFolder = "/etc/alertmanager/config";

/** The configuration file, or what Alertmanager says that it has applied. */
async function applied(from: "file" | "status" = "file"): Promise<string> {
  if (from === "status") {
    const { body } = await stack.get("alertmanager", "/api/v2/status", await stack.password());
    return (JSON.parse(body) as { config: { original: string } }).config.original;
  }
  const path = `${configFolder}/current/`;
  const archive = await stack.container("alertmanager").getArchive({ path: `${path}alertmanager.yml` });
  let content = "";
  for await (const file of archive.pipe(extract())) content = await text(file);
  return content;
}

/** Writes over the file in force as somebody with the engine at hand could, and has Alertmanager read it. */
async function apply(content: string): Promise<void> {
  const container = stack.container("alertmanager");
  const { Mounts, Image } = await container.inspect();
  const volume = Mounts.find(({ Destination }) => Destination === configFolder)?.Name ?? "";
  const carrier = await stack.docker.createContainer({
    name: `sightline-test-${randomUUID().slice(0, 8)}`,
    Image,
    HostConfig: { NetworkMode: "none", Mounts: [{ Type: "volume", Source: volume, Target: "/config" }] },
  });
  try {
    await putFiles(carrier, { folder: "/config/current", owner: 65534, files: { "alertmanager.yml": content } });
  } finally {
    await carrier.remove({ force: true });
  }
  await container.kill({ signal: "SIGHUP" });
}
