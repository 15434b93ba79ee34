import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import type { ReceiverStatus } from "../../../exporters/signal/index.ts";
import { request } from "../support/request.ts";
import { startedSignal } from "./support/started.ts";

test("a willing receiver hands on what it gets, as it gets it, and answers what is answered", async (t) => {
  const { tell, post, status, taken } = await receiver(t);
  await tell({ answer: "willing" });
  const { status: answered, text } = await post({ about: "x" });
  t.deepEqual([answered, text], [202, "taken"]);
  t.deepEqual(taken, [{ body: '{"about":"x"}', authorization: "Basic abc" }]);
  t.deepEqual((await status()).attempts, [{ atMs: 1000, answer: "willing", handedOn: 202 }]);
});

test("one that refuses hands nothing on, and what came is remembered when it becomes willing", async (t) => {
  const { tell, post, status, taken } = await receiver(t);
  for (const answer of ["500", "429"] as const) {
    await tell({ answer });
    t.is((await post({})).status, Number(answer));
  }
  t.deepEqual(taken, []);
  await tell({ answer: "willing" });
  await post({});
  t.deepEqual(
    (await status()).attempts.map(({ answer, handedOn }) => [answer, handedOn]),
    [
      ["500", undefined],
      ["429", undefined],
      ["willing", 202],
    ],
  );
});

test("a slow one hands on after its delay", async (t) => {
  const { tell, post, taken } = await receiver(t);
  await tell({ answer: "slow", delayMs: 100 });
  const began = performance.now();
  const answer = post({});
  t.is((await answer).status, 202);
  t.true(performance.now() - began >= 99);
  t.is(taken.length, 1);
});

test("one that does not answer keeps whoever asks waiting", async (t) => {
  const { tell, url, status, taken } = await receiver(t);
  await tell({ answer: "none" });
  const asked = fetch(`${url}/receivers/page`, { method: "POST", signal: AbortSignal.timeout(300) });
  await t.throwsAsync(asked, { name: "TimeoutError" });
  t.deepEqual((await status()).attempts, [{ atMs: 1000, answer: "none" }]);
  t.deepEqual(taken, []);
});

test("where nobody takes what is handed on, that is the answer: Alertmanager tries again", async (t) => {
  const { tell, post, status } = await receiver(t);
  await tell({ answer: "willing", forwardTo: "http://127.0.0.1:1/" });
  t.is((await post({})).status, 502);
  t.like((await status()).attempts[0], { handedOn: 502 });
});

test("a receiver that there is not, and a request that says nothing sensible", async (t) => {
  const { post, send } = await receiver(t);
  t.is((await post({})).status, 404);
  t.is((await send("GET", "/api/v1/receivers/page")).status, 404);
  const { status, text } = await send(
    "PUT",
    "/api/v1/receivers/page",
    '{"answer":"maybe","forwardTo":"inbox","delayMs":-1}',
  );
  t.is(status, 400);
  t.deepEqual(
    (JSON.parse(text) as { findings: readonly { path: string; message: string }[] }).findings.map(
      ({ path, message }) => [path, message],
    ),
    [
      ["answer", "must be one of willing, slow, 500, 429, none"],
      ["delayMs", "must not be negative"],
      ["forwardTo", "must be an address, http or https"],
    ],
  );
});

/** A signal with a receiver `page`, and what stands behind it. */
async function receiver(t: ExecutionContext) {
  const taken: { body: string; authorization: string | undefined }[] = [];
  const behind = createServer(async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray()).toString();
    taken.push({ body, authorization: incoming.headers.authorization });
    response.writeHead(202).end("taken");
  }).listen(0, "127.0.0.1");
  await once(behind, "listening");
  t.teardown(() => behind.close());
  const { url, send } = await startedSignal(t, { now: () => 1000 });
  const forwardTo = `http://127.0.0.1:${(behind.address() as AddressInfo).port}/`;
  return {
    url,
    send,
    taken,
    tell: async (body: object) =>
      t.is((await send("PUT", "/api/v1/receivers/page", JSON.stringify({ forwardTo, ...body }))).status, 200),
    post: (body: object) =>
      request(`${url}/receivers/page`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Basic abc" },
        body: JSON.stringify(body),
      }),
    status: async () => JSON.parse((await send("GET", "/api/v1/receivers/page")).text) as ReceiverStatus,
  };
}
