import test from "ava";
import fc from "fast-check";
import { later } from "../containers/support/later.ts";
import { runProxy } from "../containers/support/proxy.ts";
import { request } from "../support/request.ts";
import { fakeEngine } from "./support/fake-engine.ts";
import { raw } from "./support/raw.ts";

const id = "0123456789abcdef".repeat(4);

/** Every request that may ever reach the engine, to the last byte, but for values in the query. */
const lawful =
  /^((GET|HEAD) \/_ping|GET (\/v1\.\d{1,3})?(\/_ping|\/version|\/containers\/json(\?[a-z0-9=&%.A-Z_'()*!~-]*)?|\/containers\/[0-9a-f]{64}\/json|\/containers\/[0-9a-f]{64}\/stats\?(stream=(0|false)&one-shot=(1|true)|one-shot=(1|true)&stream=(0|false))|\/networks(\?[a-z0-9=&%.A-Z_'()*!~-]*)?|\/events\?[a-z0-9=&%.A-Z_'()*!~-]*)) HTTP\/1\.1\r\nhost: docker\r\nConnection: (keep-alive|close)\r\n\r\n$/;

test("what reaches the engine is written anew: no header, no byte of the client's is in it", async (t) => {
  const engine = await fakeEngine(t);
  const proxy = await runProxy([], { socket: engine.socket });
  t.teardown(() => proxy.stop(0));
  engine.forget();
  const headers = { "x-registry-auth": "hunter2", authorization: "Basic x", cookie: "a=b", accept: "*/*" };
  const {
    status,
    text,
    headers: answered,
  } = await request(`${proxy.engineUrl}/v1.41/containers/json?all=true`, { headers });
  t.deepEqual([status, text, answered["api-version"]], [200, "[]\n", "1.41"]);
  t.is(
    engine.received(),
    "GET /v1.41/containers/json?all=true HTTP/1.1\r\nhost: docker\r\nConnection: keep-alive\r\n\r\n",
  );
});

const attack = test.macro({
  async exec(t, bytes: string, status: number, reason: string) {
    const engine = await fakeEngine(t);
    const proxy = await runProxy([], { socket: engine.socket });
    t.teardown(() => proxy.stop(0));
    engine.forget();
    const answer = await raw(proxy.enginePort, bytes, 20_000);
    t.true(answer.startsWith(`HTTP/1.1 ${status} `), answer);
    t.is(engine.received(), "");
    const { text } = await request(`${proxy.url}/metrics`);
    const counted = [...text.matchAll(/^socket_proxy_refused_total\{reason="(\w+)"\} [1-9]/gm)].map(
      (match) => match[1],
    );
    t.deepEqual(counted, [reason]);
  },
  title: (name) => name ?? "",
});

const get = (target: string, headers = "") => `GET ${target} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

test("absolute form", attack, get("http://docker/containers/json"), 403, "path");
test("CONNECT", attack, "CONNECT docker:2375 HTTP/1.1\r\nHost: a\r\n\r\nGET /secrets HTTP/1.1\r\n\r\n", 403, "connect");
test("upgrade", attack, get("/events", "Connection: Upgrade\r\nUpgrade: tcp\r\n"), 403, "upgrade");
test(
  "upgrade to HTTP/2",
  attack,
  get("/version", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n"),
  403,
  "upgrade",
);
test("a body", attack, `${get("/version", "Content-Length: 26\r\n")}GET /secrets HTTP/1.1\r\n\r\n`, 403, "body");
test(
  "a body in pieces",
  attack,
  `${get("/version", "Transfer-Encoding: chunked\r\n")}0\r\n\r\nGET /secrets HTTP/1.1\r\n\r\n`,
  403,
  "body",
);
test("two lengths", attack, `${get("/version", "Content-Length: 0\r\nContent-Length: 5\r\n")}hello`, 400, "malformed");
test(
  "length and pieces",
  attack,
  `${get("/version", "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n")}0\r\n\r\nG`,
  400,
  "malformed",
);
test("an odd encoding", attack, get("/version", "Transfer-Encoding: xchunked\r\n"), 403, "body");
test("space before the colon", attack, get("/version", "Content-Length : 5\r\n"), 400, "malformed");
test("a folded header", attack, get("/version", "X: a\r\n b\r\n"), 400, "malformed");
test("a bare line feed", attack, "GET /version HTTP/1.1\nHost: a\n\n", 400, "malformed");
test("a promise of a body", attack, get("/version", "Expect: 100-continue\r\nContent-Length: 5\r\n"), 403, "expect");
test("huge headers", attack, get("/version", `X: ${"a".repeat(40_000)}\r\n`), 400, "malformed");
test("no HTTP", attack, "\x16\x03\x01\x02\x00\x01\x00", 400, "malformed");
test("a null byte", attack, get("/containers/json\0"), 400, "malformed");
test(
  "another method",
  attack,
  "POST /containers/create HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
  403,
  "method",
);
test("what follows a refusal is not looked at", attack, `${get("/secrets")}${get("/secrets")}`, 403, "path");

test("nothing but the list reaches the engine, whatever is sent", async (t) => {
  const engine = await fakeEngine(t);
  const proxy = await runProxy([], { socket: engine.socket });
  t.teardown(() => proxy.stop(0));
  engine.forget();
  const part = fc.constantFrom(
    ..."containers json stats networks events version _ping info exec images secrets attach logs archive v1.41 v1.24 .. . %2e%2e %2f %00".split(
      " ",
    ),
    id,
    "",
    "\\",
    ";",
    "a",
  );
  const path = fc.array(part, { maxLength: 6 }).map((parts) => `/${parts.join("/")}`);
  const query = fc.constantFrom(
    "",
    "?all=1",
    "?size=1",
    "?stream=false&one-shot=true",
    "?stream=1",
    `?filters=${encodeURIComponent('{"label":["sightline.part"]}')}`,
    "?filters={}",
    "?since=1",
    "?follow=1&all=1",
    "?all=1%0d%0aX:y",
  );
  const target = fc.oneof(
    fc.constantFrom("/_ping", "/v1.41/containers/json?all=1", `/containers/${id}/json`, "/events", "/networks"),
    fc.tuple(path, query).map(([one, other]) => one + other),
    fc.tuple(fc.constantFrom("http://docker", "//docker", "https:", "*"), path).map(([one, other]) => one + other),
    fc.string({ maxLength: 30 }),
  );
  const method = fc.constantFrom("GET", "GET", "GET", "HEAD", "POST", "DELETE", "CONNECT", "OPTIONS", "get", "G ET");
  const header = fc.constantFrom(
    "Host: docker",
    "Content-Length: 5",
    "Content-Length: 0",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: identity",
    "Connection: Upgrade",
    "Upgrade: tcp",
    "Expect: 100-continue",
    "X-HTTP-Method-Override: POST",
    "Connection: keep-alive, Host",
    "Content-Length:+1",
    " folded",
    "bad header",
  );
  const message = fc
    .tuple(
      method,
      target,
      fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", ""),
      fc.array(header, { maxLength: 4 }),
      fc.constantFrom("\r\n", "\n", "\r"),
    )
    .map(([verb, at, version, headers, end]) => [`${verb} ${at} ${version}`, ...headers, "", ""].join(end));
  const body = fc.constantFrom(
    "",
    "hello",
    "0\r\n\r\n",
    "5\r\nhello\r\n0\r\n\r\n",
    `POST /containers/${id}/stop HTTP/1.1\r\nHost: a\r\n\r\n`,
  );
  const stream = fc.array(fc.tuple(message, body), { minLength: 1, maxLength: 3 }).map((all) => all.flat().join(""));
  const assertLawful = () => {
    for (const one of engine.received().split(/(?<=\r\n\r\n)/))
      if (one !== "" && !lawful.test(one)) throw new Error(`reached the engine: ${one}`);
  };
  await fc.assert(
    fc.asyncProperty(stream, async (bytes) => {
      await raw(proxy.enginePort, Buffer.from(bytes, "latin1"), 15);
      assertLawful();
    }),
    { numRuns: 300 },
  );
  // The same proxy still lets through what is allowed, and by then everything before has arrived.
  t.is((await request(`${proxy.engineUrl}/containers/json`)).status, 200);
  t.true(engine.received().includes("GET /containers/json "));
  assertLawful();
});

test("an engine that is not there, breaks off, is late or talks too much is told as such", async (t) => {
  const absent = await runProxy([], { socket: "/nowhere/engine.sock" });
  t.teardown(() => absent.stop(0));
  t.like(await request(`${absent.engineUrl}/version`), {
    status: 502,
    text: '{"message":"the engine cannot be reached: ENOENT"}\n',
  });
  t.is((await request(`${absent.url}/-/ready`)).status, 503);
  const engine = await fakeEngine(t, (asked, response) => {
    if (asked.url === "/version") return void response.destroy();
    if (asked.url === "/networks") return;
    if (asked.url === "/containers/json") return void response.end(`[${'"x",'.repeat(2000)}"x"]`);
    response.statusCode = 404;
    response.end('{"message":"No such container"}');
  });
  const proxy = await runProxy(["--limits.answer=4KiB"], { socket: engine.socket });
  t.teardown(() => proxy.stop(0));
  t.is((await request(`${proxy.engineUrl}/version`)).status, 502);
  const hasty = await runProxy(["--engine.timeout=100ms"], { socket: engine.socket });
  t.teardown(() => hasty.stop(0));
  t.is((await request(`${hasty.engineUrl}/networks`)).status, 504);
  t.is((await request(`${proxy.engineUrl}/containers/json`)).status, 502);
  t.like(await request(`${proxy.engineUrl}/containers/${id}/json`), {
    status: 404,
    text: '{"message":"No such container"}\n',
  });
  t.true(
    (await request(`${hasty.url}/metrics`)).text.includes(
      'socket_proxy_requests_total{endpoint="networks",status="504"} 1',
    ),
  );
});

test("more than so many at a time are refused, streams and requests apart", async (t) => {
  const waiting: (() => void)[] = [];
  const engine = await fakeEngine(t, (asked, response) => {
    if (asked.url === "/_ping") return void response.end("OK");
    if (asked.url?.startsWith("/events")) return void response.flushHeaders();
    waiting.push(() => response.end("[]"));
  });
  const proxy = await runProxy(["--limits.requests=2", "--limits.streams=1"], { socket: engine.socket });
  t.teardown(() => proxy.stop(0));
  const first = request(`${proxy.engineUrl}/networks`);
  const second = request(`${proxy.engineUrl}/networks`);
  await later(() => waiting.length === 2);
  t.is((await request(`${proxy.engineUrl}/networks`)).status, 503);
  const leave = new AbortController();
  const stream = await fetch(`${proxy.engineUrl}/events`, { signal: leave.signal });
  t.is(stream.status, 200);
  t.is((await request(`${proxy.engineUrl}/events`)).status, 503);
  leave.abort();
  await later(async () =>
    (await request(`${proxy.url}/metrics`)).text.includes('socket_proxy_in_progress{kind="stream"} 0'),
  );
  for (const answer of waiting) answer();
  t.deepEqual([(await first).status, (await second).status], [200, 200]);
});
