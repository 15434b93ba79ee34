import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { temporaryFolder } from "../../support/folder.ts";
import { startProgram } from "../../support/program.ts";
import { deliver, webhookOf } from "../../support/webhook.ts";

async function receivers(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/notifications?limit=10000`);
  const { notifications } = (await answer.json()) as { notifications: { receiver: string }[] };
  return notifications.map((one) => one.receiver).reverse();
}

test("killed in the middle of a stream: everything that was acknowledged is there after the restart", async (t) => {
  const folder = temporaryFolder(t);
  const first = await startProgram(t, [`--data.dir=${folder}`]);
  const acknowledged: string[] = [];
  const stream = (async () => {
    for (let n = 0; ; n += 1) {
      const answer = await deliver(first.url, webhookOf("A", { receiver: `r${n}` }));
      if (answer.status === 200) acknowledged.push(`r${n}`);
      if (acknowledged.length === 20) void first.end("SIGKILL");
    }
  })();
  await t.throwsAsync(stream, { instanceOf: TypeError }, "the connection breaks");
  appendFileSync(join(folder, "notifications.jsonl"), '{"id":9');
  const second = await startProgram(t, [`--data.dir=${folder}`]);
  const kept = await receivers(second.url);
  t.deepEqual(kept.slice(0, acknowledged.length), acknowledged);
  t.true(acknowledged.length >= 20);
});

test("SIGTERM ends it in good order, what was kept stays", async (t) => {
  const folder = temporaryFolder(t);
  const first = await startProgram(t, [`--data.dir=${folder}`]);
  await deliver(first.url, webhookOf("A", { receiver: "before" }));
  t.deepEqual(await first.end("SIGTERM"), { code: 0, signal: null });
  const second = await startProgram(t, [`--data.dir=${folder}`]);
  t.deepEqual(await receivers(second.url), ["before"]);
  t.deepEqual(await second.end("SIGINT"), { code: 0, signal: null });
});

test("a full disk: answered with 500 so that Alertmanager tries again, nothing kept is harmed, and it goes on when there is room", async (t) => {
  const folder = temporaryFolder(t);
  const program = await startProgram(t, [`--data.dir=${folder}`]);
  const room = (bytes: string) => execFileSync("prlimit", [`--pid=${program.pid}`, `--fsize=${bytes}:unlimited`]);
  t.is((await deliver(program.url, webhookOf("A", { receiver: "first" }))).status, 200);
  room("1000");
  const refused = await deliver(program.url, webhookOf("A", { receiver: "second" }));
  t.is(refused.status, 500);
  t.deepEqual(await refused.json(), {
    error: "the notification could not be written to the disk (EFBIG); send it again",
  });
  t.deepEqual(await receivers(program.url), ["first"]);
  const metrics = await (await fetch(`${program.url}/metrics`)).text();
  t.regex(metrics, /^sightline_inbox_write_failures_total 1$/m);
  room("unlimited");
  t.is((await deliver(program.url, webhookOf("A", { receiver: "second" }))).status, 200);
  await program.end("SIGKILL");
  const again = await startProgram(t, [`--data.dir=${folder}`]);
  t.deepEqual(await receivers(again.url), ["first", "second"]);
});

test("a log that nobody reads any more does not end it", async (t) => {
  const program = await startProgram(t, [`--data.dir=${temporaryFolder(t)}`]);
  program.closeLog();
  for (const receiver of ["one", "two"]) await deliver(program.url, webhookOf("A", { receiver }));
  t.deepEqual(await receivers(program.url), ["one", "two"]);
  t.deepEqual(await program.end("SIGTERM"), { code: 0, signal: null });
});
