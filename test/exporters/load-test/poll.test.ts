import { writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { createLocustPoll } from "../../../exporters/load-test/poll/index.ts";
import type { Run } from "../../../exporters/load-test/run/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordingLog } from "../support/log.ts";
import { givenAt, textOf } from "./support/results.ts";

type Respond = (response: ServerResponse, authorization: string | undefined) => void;

/** A Locust whose page answers as it is told, and what is made of it. */
async function polled(t: ExecutionContext) {
  let respond: Respond = (response) => response.end("{}");
  const server = createServer((request, response) => {
    if (request.url === "/stats/requests") respond(response, request.headers.authorization);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const taken: Run[] = [];
  const { log, lines } = recordingLog();
  let now = givenAt;
  const poll = createLocustPoll({
    log,
    timeoutMs: () => 2000,
    maxBytes: () => 100_000,
    now: () => now,
    latest: () => taken.at(-1),
    take: (run) => taken.push(run),
  });
  return {
    taken,
    lines,
    async ask(next: Respond, target: object = {}) {
      respond = next;
      now += 5;
      await poll.ask([{ test: "mix", url, ...target }]);
      return poll.up().get("mix");
    },
  };
}

const stats = (state: string, users: number, requests = 138): Respond => {
  const body = { ...JSON.parse(textOf("webUi")), state, user_count: users };
  return (response) =>
    response.end(JSON.stringify(body).replaceAll('"num_requests":138', `"num_requests":${requests}`));
};

test("a Locust at work is seen, with the most users it had; when it stops the run is completed, once", async (t) => {
  const { ask, taken } = await polled(t);
  t.true(await ask(stats("spawning", 5, 10)));
  await ask(stats("running", 9, 50));
  await ask(stats("running", 4, 100));
  t.like(taken.at(-1), { running: true, users: 4, maxUsers: 9, source: "web-ui" });
  await ask(stats("stopped", 0));
  t.like(taken.at(-1), { running: false, completedAt: givenAt + 20, maxUsers: 9, users: 4 });
  await ask(stats("stopped", 0));
  t.is(taken.length, 4);
  await ask(stats("running", 1, 3));
  t.like(taken.at(-1), { running: true, maxUsers: 1 });
});

test("one that waits to be started has nothing to tell", async (t) => {
  const { ask, taken } = await polled(t);
  t.true(await ask(stats("ready", 0, 0)));
  t.deepEqual(taken, []);
});

const down = test.macro({
  async exec(t, respond: Respond, reason: RegExp) {
    const { ask, taken, lines } = await polled(t);
    t.false(await ask(respond));
    await ask(respond);
    t.deepEqual(taken, []);
    const told = lines.filter((line) => /Locust cannot be asked/.test(line));
    t.is(told.length, 1, "told when it begins, not every time");
    t.regex(told[0] ?? "", reason);
  },
  title: (_, __, reason: RegExp) => `not up: ${reason.source}`,
});

test(down, (response) => response.writeHead(500).end(), /answers 500/);
test(
  down,
  (response) => response.writeHead(302, { location: "http://elsewhere/" }).end(),
  /answers 302, as one does that wants a login/,
);
test(down, (response) => response.end("not JSON"), /is not valid JSON|Unexpected token/);
test(down, (response) => response.end("[1]"), /no statistics of Locust's/);
test(down, (response) => response.end(" ".repeat(200_000)), /answers with more than 100000 bytes/);
test(
  down,
  (response) => void response.writeHead(200, { "content-length": "50" }).write("{", () => response.destroy()),
  /aborted|in the middle|socket hang up|ECONNRESET/,
);

test("it is asked with a password where the settings give one", async (t) => {
  const passwordFile = join(temporaryFolder(t), "password");
  writeFileSync(passwordFile, "sesame\n");
  const { ask } = await polled(t);
  let given: string | undefined;
  await ask(
    (response, authorization) => {
      given = authorization;
      stats("running", 1)(response, authorization);
    },
    { username: "reader", passwordFile },
  );
  t.is(given, `Basic ${Buffer.from("reader:sesame").toString("base64")}`);
});
