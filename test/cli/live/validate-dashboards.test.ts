import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import { dashboards } from "../../../validation/result/index.ts";
import { startPrometheus } from "../support/prometheus.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function validate(cwd: string, ...args: readonly string[]) {
  return execa(process.execPath, [`${root}cli/main.ts`, "validate", "dashboards", ...args], { cwd, reject: false });
}

test("all dashboards of the stack's own system are asked, of a Prometheus that wants a password", async (t) => {
  const { url, user, passwordFile, until } = await startPrometheus(t, {});
  await until("vector(1)", 1);
  const access = ["--prometheus", url, "--user", user, "--password-file", passwordFile];
  const { stdout, stderr } = await validate(
    root,
    ...access,
    ...["--system", "stack", "--viewers", "1,2", "--range", "1h", "--seconds", "30", "--json"],
  );
  t.not(stdout, "", stderr);
  const { loads, findings, panels } = dashboards.parse(JSON.parse(stdout));
  t.deepEqual(
    loads.map(({ viewers, range, errors }) => [viewers, range, errors]),
    [
      [1, "1h", 0],
      [2, "1h", 0],
    ],
    "Prometheus takes every query",
  );
  t.is(loads[1]?.queries, 2 * (loads[0]?.queries ?? 0));
  t.true(panels.length > 50);
  t.true(findings.some(({ check }) => check === "validation/empty-panel"));

  const refused = await validate(root, "--prometheus", url, "--system", "stack");
  t.is(refused.exitCode, 2);
  t.regex(refused.stderr, /401/);
});

/** As it stands in a stack's file; the values are secret there, and of no use here. */
const production = `config:
  sightline:environment: prod
  sightline:systems: [stack]
  sightline:secrets: {chat: {secure: "v1:x"}, heartbeat: {secure: "v1:x"}}
  sightline:receivers: {chat: {kind: slack, secret: chat, channel: "#alerts"}}
  sightline:defaultReceiver: chat
  sightline:heartbeat: {secret: heartbeat}
`;

test("production is left alone unless somebody asks, and a wrong number is told", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-validate-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  writeFileSync(join(folder, "Pulumi.busy.yaml"), production);
  const busy = ["--stack", "busy", "--prometheus", "http://127.0.0.1:9"];
  const left = await validate(folder, ...busy);
  t.is(left.exitCode, 1);
  t.regex(left.stderr, /is a production stack.*\[validation\/production\]/);
  const asked = await validate(folder, ...busy, "--allow-production");
  t.is(asked.exitCode, 2);
  t.regex(asked.stderr, /http:\/\/127\.0\.0\.1:9 does not answer/);
  t.regex((await validate(root, "--viewers", "none")).stderr, /Allowed: whole numbers/);
});
