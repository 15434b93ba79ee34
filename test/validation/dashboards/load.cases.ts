import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { load } from "../../../validation/dashboards/load.ts";
import { question } from "./support/outcomes.ts";

/** A server that answers like Prometheus would; it ends with the test. */
async function answering(t: ExecutionContext, listener: RequestListener): Promise<{ readonly url: URL }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

const success = JSON.stringify({ status: "success", data: { resultType: "matrix", result: [{}, {}] } });
const many = (dashboard: string, count: number) =>
  Array.from({ length: count }, (_, n) => question(`Panel ${n}`, "up", { dashboard }));

test("a viewer asks a dashboard over six connections that stay open, and the next one when the last answer is there", async (t) => {
  const sockets = new Set<unknown>();
  let [now, most, finished] = [0, 0, 0];
  const before: number[] = [];
  const six = Promise.withResolvers<void>();
  const endpoint = await answering(t, async (request, response) => {
    sockets.add(request.socket);
    now += 1;
    most = Math.max(most, now);
    if (now === 6) six.resolve();
    if ((await request.toArray()).join("").includes("second")) before.push(finished);
    await six.promise;
    await sleep(2);
    now -= 1;
    finished += 1;
    response.end(success);
  });
  let asked = 0;
  const second = [question("Panel", "second")];
  const outcomes = await load([many("a", 20), second], { endpoint, viewers: 1, seconds: 60, onAsked: () => asked++ });
  t.is(most, 6);
  t.is(sockets.size, 6);
  t.deepEqual(before, [20]);
  t.is(asked, 21);
  t.true(outcomes.every(({ series, error, tookMs }) => series === 2 && error === undefined && tookMs > 0));
});

test("every viewer looks at everything, and begins elsewhere", async (t) => {
  const first: string[] = [];
  const endpoint = await answering(t, async (request, response) => {
    first.push(new URLSearchParams((await request.toArray()).join("")).get("query") ?? "");
    response.end(success);
  });
  const dashboards = ["a", "b", "c"].map((name) => [question("Panel", name, { dashboard: name })]);
  const outcomes = await load(dashboards, { endpoint, viewers: 3, seconds: 60, arrival: 0.06, onAsked: () => {} });
  t.is(outcomes.length, 9);
  t.deepEqual(first.toSorted(), ["a", "a", "a", "b", "b", "b", "c", "c", "c"]);
});

test("when the time is over nobody opens another dashboard, and what was asked is waited for", async (t) => {
  const endpoint = await answering(t, (_, response) => void response.end(success));
  const outcomes = await load([many("a", 2), many("b", 2)], { endpoint, viewers: 1, seconds: 0, onAsked: () => {} });
  t.deepEqual(
    outcomes.map(({ question: { dashboard }, series }) => [dashboard, series]),
    [
      ["a", 2],
      ["a", 2],
    ],
  );
});

test("an error has the words of Prometheus, of a proxy or of the network", async (t) => {
  const endpoint = await answering(t, async (request, response) => {
    const body = (await request.toArray()).join("");
    if (body.includes("query=a")) {
      response.statusCode = 422;
      response.end(JSON.stringify({ status: "error", errorType: "execution", error: "too many samples" }));
    } else if (body.includes("query=b")) {
      response.statusCode = 502;
      response.end("Bad Gateway");
    } else request.socket.destroy();
  });
  const questions = ["a", "b", "c"].map((query) => question(query, query));
  const outcomes = await load([questions], { endpoint, viewers: 1, seconds: 60, onAsked: () => {} });
  t.is(outcomes[0]?.error, "execution: too many samples");
  t.is(outcomes[1]?.error, "answers 502: Bad Gateway");
  t.is(outcomes[2]?.error, `${endpoint.url.origin} does not answer: socket hang up`);
});

test("whoever aborts gets the reason, and nothing more is asked", async (t) => {
  const endpoint = await answering(t, (_, response) => void response.end(success));
  const stop = new AbortController();
  const reason = new Error("enough");
  let asked = 0;
  const onAsked = () => {
    asked += 1;
    stop.abort(reason);
  };
  const running = load([many("a", 3), many("b", 3)], {
    endpoint,
    viewers: 1,
    seconds: 60,
    signal: stop.signal,
    onAsked,
  });
  t.is(await t.throwsAsync(running), reason);
  t.is(asked, 3);
});
