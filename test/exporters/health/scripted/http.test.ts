import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import test from "ava";
import { makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { ask, reasonOf } from "../support/ask.ts";
import { httpServer, tcpServer } from "../support/servers.ts";

test("an answer is told with its phases, status, version and length", async (t) => {
  const { url } = await httpServer(t, (_request, response) =>
    response
      .writeHead(200, { "content-type": "text/plain", "last-modified": "Sun, 01 Mar 2026 12:00:00 GMT" })
      .end("OK"),
  );
  const { failure, trace } = await ask(t, `${url}/health`);
  t.is(failure, undefined);
  t.like(trace.http, { status: 200, version: 1.1, secure: false, redirects: 0, bodyBytes: 2 });
  t.is(trace.http?.lastModifiedMs, Date.parse("2026-03-01T12:00:00Z"));
  t.is(trace.address, "127.0.0.1");
  t.deepEqual(Object.keys(trace.phases).sort(), ["connect", "processing", "resolve", "transfer"]);
});

test("method, headers, body and password arrive, the password only where it may", async (t) => {
  const passwordFile = join(temporaryFolder(t), "password");
  writeFileSync(passwordFile, "s3cret\n");
  let seen: object = {};
  const { url } = await httpServer(t, (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { host, authorization, "x-own": own, "user-agent": agent } = request.headers;
      seen = { method: request.method, url: request.url, host, authorization, own, agent, body };
      response.end();
    });
  });
  const module = {
    method: "POST",
    headers: { "X-Own": "1", "User-Agent": "me", Host: "api.example" },
    body: '{"q":1}',
    basicAuth: { username: "u", passwordFile },
  };
  t.is(await reasonOf(ask(t, `${url}/a?b=c`, { ...module, insecure: true })), undefined);
  t.deepEqual(seen, {
    method: "POST",
    url: "/a?b=c",
    host: "api.example",
    authorization: `Basic ${Buffer.from("u:s3cret").toString("base64")}`,
    own: "1",
    agent: "me",
    body: '{"q":1}',
  });
  seen = {};
  t.is(await reasonOf(ask(t, url, module)), "credentials");
  t.deepEqual(seen, {});
});

test("statuses are held against what the module expects", async (t) => {
  const { url } = await httpServer(t, (request, response) => response.writeHead(Number(request.url?.slice(1))).end());
  t.is(await reasonOf(ask(t, `${url}/204`)), undefined);
  t.is(await reasonOf(ask(t, `${url}/503`)), "status");
  t.is(await reasonOf(ask(t, `${url}/401`, { validStatusCodes: [401] })), undefined);
  t.is(await reasonOf(ask(t, `${url}/200`, { validStatusCodes: ["4xx"] })), "status");
});

test("bodies are held against expressions, also over several lines", async (t) => {
  const { url } = await httpServer(t, (_request, response) => response.end("state: ok\nerrors: 0\n"));
  const outcome = await ask(t, url, { failIfBodyNotMatches: ["^errors: 0$"], failIfBodyMatches: ["panic"] });
  t.is(outcome.failure, undefined);
  t.false(outcome.trace.failedByExpression);
  t.is(await reasonOf(ask(t, url, { failIfBodyNotMatches: ["^errors: 1$"] })), "content");
  t.is(await reasonOf(ask(t, url, { failIfBodyMatches: ["state: ok"] })), "content");
});

test("redirects are followed on the same host, and nowhere else", async (t) => {
  const asked: string[] = [];
  const other = await httpServer(t, (request, response) => {
    asked.push(request.url ?? "");
    response.end();
  });
  const { url } = await httpServer(t, (request, response) => {
    const to = { "/a": "/b", "/b": "c", "/c": undefined, "/other": `${other.url}/secret`, "/loop": "/loop" }[
      request.url ?? ""
    ];
    response.writeHead(to === undefined ? 200 : 302, to === undefined ? {} : { location: to }).end("body");
  });
  const { failure, trace } = await ask(t, `${url}/a`);
  t.is(failure, undefined);
  t.like(trace.http, { redirects: 2, status: 200 });
  t.is(await reasonOf(ask(t, `${url}/loop`)), "redirect");
  t.is(await reasonOf(ask(t, `${url}/a`, { maxRedirects: "0" })), "redirect");
  t.is(await reasonOf(ask(t, `${url}/other`)), "redirect");
  t.is(await reasonOf(ask(t, `${url}/a`, { maxRedirects: "0", validStatusCodes: [302] })), undefined);
  t.deepEqual(asked, []);
});

const redirected = test.macro({
  async exec(t, method: string, status: number, expected: string) {
    const seen: string[] = [];
    const { url } = await httpServer(t, (request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        seen.push(`${request.method} ${body}${request.headers["content-length"] ?? ""}`);
        response.writeHead(seen.length === 1 ? status : 200, seen.length === 1 ? { location: "/there" } : {}).end();
      });
    });
    t.is(await reasonOf(ask(t, url, { method, ...(method === "POST" && { body: "question" }) })), undefined);
    t.is(seen[1], expected);
  },
  title: (_, method, status, expected) => `a ${method} that is redirected by ${status} goes on as ${expected}`,
});
test(redirected, "POST", 301, "GET ");
test(redirected, "POST", 302, "GET ");
test(redirected, "POST", 303, "GET ");
test(redirected, "POST", 307, "POST question8");
test(redirected, "POST", 308, "POST question8");
test(redirected, "HEAD", 302, "HEAD ");
test(redirected, "GET", 302, "GET ");

test("a body without an end is read up to the limit, and the connection is gone then", async (t) => {
  let sent = 0;
  const server = await httpServer(t, (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const more = () => {
      sent += 65_536;
      if (!response.destroyed) response.write(Buffer.alloc(65_536, 0x20), more);
    };
    more();
  });
  const { failure, trace } = await ask(t, server.url, { maxBodySize: "100KiB" });
  t.is(failure, undefined);
  t.is(trace.http?.bodyBytes, 100 * 1024);
  t.true(trace.http?.body?.cut);
  t.is(await reasonOf(ask(t, server.url, { maxBodySize: "100KiB", failIfBodyMatches: ["x"] })), "too_large");
  while (server.open() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  t.true(sent < 64 * 1024 * 1024);
});

test("a body that comes a byte at a time ends at the deadline", async (t) => {
  const server = await httpServer(t, (_request, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  });
  t.is(await reasonOf(ask(t, server.url, { timeout: "200ms" })), "timeout");
  while (server.open() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
});

test("nobody, silence, rubbish and sudden ends have their own reasons", async (t) => {
  const gone = await httpServer(t, () => {});
  await gone.stop();
  t.is(await reasonOf(ask(t, gone.url)), "refused");
  const silent = await tcpServer(t, () => {});
  const http = ({ port }: { readonly port: number }) => `http://127.0.0.1:${port}`;
  t.is(await reasonOf(ask(t, http(silent), { timeout: "100ms" })), "timeout");
  const rubbish = await tcpServer(t, (socket) => socket.end("220 mail ready\r\n"));
  t.is(await reasonOf(ask(t, http(rubbish))), "protocol");
  const sudden = await tcpServer(t, (socket) => socket.once("data", () => socket.destroy()));
  t.is(await reasonOf(ask(t, http(sudden))), "closed");
  const short = await tcpServer(t, (socket) =>
    socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")),
  );
  t.is(await reasonOf(ask(t, http(short))), "closed");
  const wide = await tcpServer(t, (socket) =>
    socket.once("data", () => socket.end(`HTTP/1.1 200 OK\r\nX: ${"x".repeat(64 * 1024)}\r\n\r\n`)),
  );
  t.is(await reasonOf(ask(t, http(wide))), "protocol");
  const smuggler = await tcpServer(t, (socket) =>
    socket.once("data", () =>
      socket.end("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    ),
  );
  t.is(await reasonOf(ask(t, http(smuggler))), "protocol");
  t.is(await reasonOf(ask(t, "http://nobody.invalid/")), "resolve");
  t.is(await reasonOf(ask(t, "http://127.0.0.1/", { ipProtocol: "ip6" })), "resolve");
});

test("an encoding nobody asked for is not unpacked", async (t) => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  const { url } = await httpServer(t, (request, response) => {
    t.is(request.headers["accept-encoding"], "identity");
    response.writeHead(200, { "content-encoding": "gzip", "content-type": "application/json" }).end(bomb);
  });
  const { failure, trace } = await ask(t, url);
  t.is(failure, undefined);
  t.is(trace.http?.bodyBytes, bomb.length);
});

test("names come from the hosts file too", async (t) => {
  const { port } = await httpServer(t, (_request, response) => response.end());
  t.is(await reasonOf(ask(t, `http://localhost:${port}/`, { ipProtocol: "ip4" })), undefined);
});

test("TLS: the certificate is told, also when it is not trusted, and then nothing is sent", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  const hour = 3_600_000;
  const from = new Date(Date.now() - 2 * hour);
  const files = {
    good: authority.sign("good", "IP:127.0.0.1,DNS:api.example"),
    expired: authority.sign("expired", "IP:127.0.0.1", { from, until: new Date(Date.now() - hour) }),
    other: authority.sign("other", "DNS:other.example"),
  };
  let requests = 0;
  const serve = ({ cert, key }: { readonly cert: string; readonly key: string }) =>
    httpServer(
      t,
      (_request, response) => {
        requests += 1;
        response.end("OK");
      },
      { cert: readFileSync(cert), key: readFileSync(key) },
    );
  const [good, expired, other] = await Promise.all([serve(files.good), serve(files.expired), serve(files.other)]);
  const tls = { caFile: authority.cert };
  const { failure, trace } = await ask(t, good.url, { tls });
  t.is(failure, undefined);
  t.like(trace.tls, {
    version: "TLS 1.3",
    trusted: true,
    subject: "CN=good",
    issuer: "CN=ca",
    dnsNames: "api.example",
  });
  t.regex(trace.tls?.fingerprint ?? "", /^[0-9a-f]{64}$/);
  t.true((trace.phases.tls ?? 0) > 0);
  t.is(requests, 1);

  const late = await ask(t, expired.url, { tls });
  t.is(late.failure?.reason, "tls");
  t.regex(late.failure?.message ?? "", /CERT_HAS_EXPIRED/);
  t.true((late.trace.tls?.earliestExpiry ?? Number.POSITIVE_INFINITY) < Date.now() / 1000);
  t.is(await reasonOf(ask(t, other.url, { tls })), "tls");
  t.is(await reasonOf(ask(t, other.url, { tls: { ...tls, serverName: "other.example" } })), undefined);
  t.is(await reasonOf(ask(t, good.url)), "tls");
  t.is(requests, 2);
  t.is(await reasonOf(ask(t, good.url, { tls: { insecureSkipVerify: true }, insecure: true })), undefined);
  t.is(await reasonOf(ask(t, good.url.replace("https", "http"))), "closed");
  const plain = await httpServer(t, (_request, response) => response.end());
  t.is(await reasonOf(ask(t, plain.url.replace("http", "https"))), "tls");
  const mute = await tcpServer(t, () => {});
  t.is(await reasonOf(ask(t, mute.url.replace("tcp", "https"), { timeout: "100ms" })), "timeout");
});

test("mutual TLS: the module's own certificate is shown", async (t) => {
  const authority = makeAuthority(temporaryFolder(t));
  const [server, client] = [authority.sign("server"), authority.sign("client")];
  const { url } = await httpServer(t, (_request, response) => response.end(), {
    cert: readFileSync(server.cert),
    key: readFileSync(server.key),
    ca: readFileSync(authority.cert),
    requestCert: true,
    rejectUnauthorized: true,
  });
  const tls = { caFile: authority.cert };
  t.is(await reasonOf(ask(t, url, { tls: { ...tls, certFile: client.cert, keyFile: client.key } })), undefined);
  t.not(await reasonOf(ask(t, url, { tls })), undefined);
});
