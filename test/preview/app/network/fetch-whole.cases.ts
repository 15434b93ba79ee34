import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { fetchWhole } from "../../../../preview/app/src/network/index.ts";

/** A server that gives each request to the next of these; what it was asked is counted. */
async function serving(t: ExecutionContext, ...answers: readonly ((response: ServerResponse) => void)[]) {
  let asked = 0;
  const server = createServer((_request, response) => answers[Math.min(asked++, answers.length - 1)]?.(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => asked };
}

const cut = (response: ServerResponse) => response.destroy();
const cutHalfway = (response: ServerResponse) => {
  response.writeHead(200, { "content-length": "100" });
  response.write('{"a":', () => response.destroy());
};
const good = (response: ServerResponse) => response.end('{"a":1}');

test("what was cut off is asked again, before the answer or in the middle of it", async (t) => {
  const { url, asked } = await serving(t, cut, cutHalfway, good);
  t.deepEqual(await fetchWhole(url), { ok: true, status: 200, body: { a: 1 } });
  t.is(asked(), 3);
});

test("an answer is not asked for again, whatever it says", async (t) => {
  const { url, asked } = await serving(t, (response) => response.writeHead(502).end("Bad Gateway"));
  t.deepEqual(await fetchWhole(url), { ok: false, status: 502, body: undefined });
  t.is(asked(), 1);
});

test("who does not answer three times is given up", async (t) => {
  const { url, asked } = await serving(t, cut);
  await t.throwsAsync(fetchWhole(url), { instanceOf: TypeError });
  t.is(asked(), 3);
});

test("what is given up is not asked again", async (t) => {
  const abort = new AbortController();
  const { url, asked } = await serving(t, () => abort.abort());
  await t.throwsAsync(fetchWhole(url, { signal: abort.signal }), { name: "AbortError" });
  t.is(asked(), 1);
});
