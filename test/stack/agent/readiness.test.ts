import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type Readiness, type ReadinessRequest, waitUntilReady } from "../../../stack/agent/readiness.ts";

const target = (job: string, health = "up", lastError = "") => ({
  health,
  lastError,
  labels: { job, instance: `${job}:80` },
});
const beating = { state: "beating", lastSeen: "2026-01-01T00:00:00.000Z", quietForSeconds: 4.5 };

/** What Prometheus and the inbox say, one after the other; the last one stays. `undefined`: a service that is still starting. */
async function asked(
  t: ExecutionContext,
  said: { readonly targets: readonly (object[] | undefined)[]; readonly heartbeats: readonly (object | undefined)[] },
  timeoutSeconds = 30,
) {
  let passwords = "";
  const answers = (all: readonly unknown[]) => {
    let next = 0;
    return () => all[Math.min(next++, all.length - 1)];
  };
  const [targets, heartbeat] = [answers(said.targets), answers(said.heartbeats)];
  const server = createServer((request, response) => {
    passwords += request.headers.authorization;
    const active = request.url === "/targets?state=active";
    const answer = active ? targets() : heartbeat();
    if (answer === undefined) response.writeHead(503).end("starting");
    else response.end(JSON.stringify(active ? { data: { activeTargets: answer } } : answer));
  }).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const folder = mkdtempSync(join(tmpdir(), "sightline-readiness-"));
  t.teardown(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "password"), "p\n");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const request: ReadinessRequest = {
    targetsUrl: `${url}/targets`,
    heartbeatUrl: `${url}/heartbeat`,
    user: "u",
    passwordFile: join(folder, "password"),
    timeoutSeconds,
  };
  const changes: Readiness[] = [];
  const last = await waitUntilReady(request, (change) => changes.push(change));
  t.true(passwords.includes(`Basic ${Buffer.from("u:p").toString("base64")}`));
  return { last, changes };
}

test("ready is when every target answers and Watchdog beats; each change on the way is told", async (t) => {
  const { last, changes } = await asked(t, {
    targets: [
      undefined,
      [target("a", "unknown")],
      [target("a"), target("b", "down", "connection refused")],
      [target("a")],
    ],
    heartbeats: [{ ...beating, state: "waiting" }, { ...beating, state: "waiting" }, beating],
  });
  t.deepEqual(last, { up: 1, down: [], watchdogAge: 4.5 });
  t.deepEqual(changes, [
    { up: 0, down: [], watchdogAge: null },
    { up: 0, down: [{ job: "a", instance: "a:80", error: "" }], watchdogAge: null },
    { up: 1, down: [{ job: "b", instance: "b:80", error: "connection refused" }], watchdogAge: 4.5 },
    { up: 1, down: [], watchdogAge: 4.5 },
  ]);
});

for (const [what, targets, heartbeats] of [
  ["no target at all", [[]], [beating]],
  ["a target that does not answer", [[target("a"), target("b", "down")]], [beating]],
  ["a Watchdog that never came", [[target("a")]], [{ state: "waiting", lastSeen: null, quietForSeconds: 9 }]],
  [
    "a Watchdog of before the stack was down",
    [[target("a")]],
    [{ ...beating, state: "waiting", quietForSeconds: 9000 }],
  ],
  ["a Watchdog that has stopped", [[target("a")]], [{ ...beating, state: "silent" }]],
  ["an inbox that does not answer", [[target("a")]], [undefined]],
] as const)
  test(`not ready, and no longer waited for after the time: ${what}`, async (t) => {
    const { last } = await asked(t, { targets: targets as never, heartbeats }, 0.01);
    t.false(last.up > 0 && last.down.length === 0 && last.watchdogAge !== null);
  });
