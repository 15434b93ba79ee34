import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createHttp2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { TLSSocket } from "node:tls";
import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import test, { type ExecutionContext } from "ava";
import protobuf from "protobufjs/minimal.js";
import { type WebSocket, WebSocketServer } from "ws";
import { makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { ask, reasonOf } from "../support/ask.ts";
import { httpServer, tcpServer } from "../support/servers.ts";

const serving: Readonly<Record<string, number>> = { "": 1, "governance.v1.Governance": 1, "busy.v1.Busy": 2 };

/** A real gRPC server with the standard health service; a service called `slow` is never answered. */
async function grpcServer(t: ExecutionContext, credentials = ServerCredentials.createInsecure()): Promise<number> {
  const server = new Server();
  server.addService(
    {
      check: {
        path: "/grpc.health.v1.Health/Check",
        requestStream: false,
        responseStream: false,
        requestSerialize: () => Buffer.alloc(0),
        requestDeserialize: (bytes: Buffer) => {
          const reader = protobuf.Reader.create(bytes);
          if (reader.len > 0) reader.uint32();
          return { service: reader.len > 0 ? reader.string() : "" };
        },
        responseSerialize: (value: number) => Buffer.from(protobuf.Writer.create().uint32(8).int32(value).finish()),
        responseDeserialize: () => 0,
      },
    },
    {
      check: (
        { request: { service } }: { request: { service: string } },
        answer: (error: object | null, value?: number) => void,
      ) => {
        if (service === "slow") return;
        const value = serving[service];
        if (value === undefined) answer({ code: status.NOT_FOUND, details: "unknown service é" });
        else answer(null, value);
      },
    },
  );
  t.teardown(() => server.forceShutdown());
  return new Promise((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", credentials, (error, port) => (error === null ? resolve(port) : reject(error))),
  );
}

test("gRPC: the health service of a real server is asked, by name", async (t) => {
  const url = `grpc://127.0.0.1:${await grpcServer(t)}`;
  const { failure, trace } = await ask(t, `${url}/governance.v1.Governance`);
  t.is(failure, undefined);
  t.deepEqual(trace.grpc, { status: 0, serving: "SERVING", secure: false });
  t.true((trace.phases.check ?? 0) > 0);
  t.is(await reasonOf(ask(t, url)), undefined);
  t.is(await reasonOf(ask(t, url, { service: "busy.v1.Busy" })), "not_serving");
  const unknown = await ask(t, `${url}/nobody.v1.Nobody`);
  t.is(unknown.failure?.message, "the gRPC status is 5: unknown service é");
  t.deepEqual(unknown.trace.grpc, { status: 5, serving: "SERVICE_UNKNOWN", secure: false });
  t.is(await reasonOf(ask(t, `${url}/slow`, { timeout: "200ms" })), "timeout");
});

test("gRPC over TLS: certificate and version are told", async (t) => {
  const authority = makeAuthority(temporaryFolder(t));
  const { cert, key } = authority.sign("bridge");
  const pair = { cert_chain: readFileSync(cert), private_key: readFileSync(key) };
  const url = `grpcs://127.0.0.1:${await grpcServer(t, ServerCredentials.createSsl(null, [pair]))}`;
  const { failure, trace } = await ask(t, url, { tls: { caFile: authority.cert } });
  t.is(failure, undefined);
  t.like(trace.tls, { subject: "CN=bridge", trusted: true });
  t.true(trace.grpc?.secure);
  t.is(await reasonOf(ask(t, url)), "tls");
});

test("gRPC: what answers something else is no health service", async (t) => {
  const http1 = await httpServer(t, (_request, response) => response.end("OK"));
  t.is(await reasonOf(ask(t, http1.url.replace("http", "grpc"))), "protocol");
  const http2 = createHttp2Server((request, response) => {
    if (request.headers["x-large"] === undefined) response.writeHead(404).end();
    else response.end(Buffer.alloc(1024 * 1024));
  });
  http2.listen(0, "127.0.0.1");
  await once(http2, "listening");
  t.teardown(() => http2.close());
  const url = `grpc://127.0.0.1:${(http2.address() as AddressInfo).port}`;
  t.is(await reasonOf(ask(t, url)), "protocol");
  t.is(await reasonOf(ask(t, url, { metadata: { "X-Large": "1" } })), "too_large");
  const mute = await tcpServer(t, () => {});
  t.is(await reasonOf(ask(t, `grpc://127.0.0.1:${mute.port}`, { timeout: "200ms" })), "timeout");
  const sudden = await tcpServer(t, (socket) => socket.destroy());
  t.is(await reasonOf(ask(t, `grpc://127.0.0.1:${sudden.port}`)), "closed");
});

/** A WebSocket server that treats each connection so. */
async function webSocketServer(t: ExecutionContext, handler: (socket: WebSocket) => void, autoPong = true) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/ws", autoPong });
  server.on("connection", handler);
  await once(server, "listening");
  t.teardown(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, clients: server.clients };
}

test("WebSocket: handshake and ping are answered, and the connection is ended in good order", async (t) => {
  const codes: number[] = [];
  const { url, clients } = await webSocketServer(t, (socket) => {
    socket.send("welcome");
    socket.on("close", (code) => codes.push(code));
  });
  const { failure, trace } = await ask(t, `${url}/ws`);
  t.is(failure, undefined);
  t.is(trace.webSocketStatus, 101);
  t.deepEqual(Object.keys(trace.phases).sort(), ["connect", "pong", "resolve", "upgrade"]);
  while (clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  t.is(codes.length, 1);
});

test("WebSocket: refusals, silence and rubbish have their own reasons", async (t) => {
  const deaf = await webSocketServer(t, () => {}, false);
  t.is(await reasonOf(ask(t, `${deaf.url}/ws`, { timeout: "300ms" })), "timeout");
  t.is(await reasonOf(ask(t, `${deaf.url}/ws`, { ping: false })), undefined);
  const elsewhere = await ask(t, `${deaf.url}/nowhere`);
  t.is(elsewhere.failure?.reason, "status");
  t.is(elsewhere.trace.webSocketStatus, 400);
  const rude = await webSocketServer(t, (socket) => socket.terminate(), false);
  t.is(await reasonOf(ask(t, `${rude.url}/ws`)), "closed");
  const page = await httpServer(t, (_request, response) => response.end("OK"));
  t.is(await reasonOf(ask(t, page.url.replace("http", "ws"))), "status");
  const redirecting = await httpServer(t, (_request, response) =>
    response.writeHead(302, { location: page.url }).end(),
  );
  t.is(await reasonOf(ask(t, redirecting.url.replace("http", "ws"))), "status");
  const rubbish = await tcpServer(t, (socket) => socket.end("220 mail ready\r\n"));
  t.is(await reasonOf(ask(t, `ws://127.0.0.1:${rubbish.port}`)), "protocol");
});

test("WebSocket over TLS", async (t) => {
  const authority = makeAuthority(temporaryFolder(t));
  const { cert, key } = authority.sign("ws");
  const { createServer } = await import("node:https");
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) });
  const sockets = new WebSocketServer({ server });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    for (const client of sockets.clients) client.terminate();
    server.close();
  });
  const { failure, trace } = await ask(t, `wss://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    tls: { caFile: authority.cert },
  });
  t.is(failure, undefined);
  t.is(trace.tls?.subject, "CN=ws");
});

test("TCP: a connection is enough, or a conversation is had", async (t) => {
  const { url } = await tcpServer(t, (socket) => {
    socket.write("220-hello\r\n220 mail.example ready\r\n");
    socket.on("data", (data) => socket.write(`250 ${String(data).trim()}\r\n`));
  });
  t.is(await reasonOf(ask(t, url)), undefined);
  const talk = [{ expect: "^220 ([^ ]+) ready$", send: "EHLO $1" }, { expect: "^250 EHLO mail\\.example$" }];
  const { failure, trace } = await ask(t, url, { queryResponse: talk });
  t.is(failure, undefined);
  t.false(trace.failedByExpression);
  const silent = await ask(t, url, { queryResponse: [{ expect: "^never$" }], timeout: "200ms" });
  t.is(silent.failure?.reason, "timeout");
  t.true(silent.trace.failedByExpression);
});

test("TCP: an end too early and a flood are told apart", async (t) => {
  const short = await tcpServer(t, (socket) => socket.end("bye"));
  t.is(await reasonOf(ask(t, short.url, { queryResponse: [{ expect: "hello" }] })), "content");
  const flood = await tcpServer(t, (socket) => {
    const more = () => void (socket.destroyed || socket.write("x".repeat(16_384), more));
    more();
  });
  t.is(await reasonOf(ask(t, flood.url, { queryResponse: [{ expect: "hello" }] })), "too_large");
  while (flood.open() > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  const gone = await tcpServer(t, () => {});
  await gone.stop();
  t.is(await reasonOf(ask(t, gone.url)), "refused");
});

test("TCP: TLS begins in the middle of a conversation, with a certificate that is looked at", async (t) => {
  const authority = makeAuthority(temporaryFolder(t));
  const { cert, key } = authority.sign("mail");
  const { url } = await tcpServer(t, (socket) => {
    socket.write("220 ready\r\n");
    socket.once("data", () => {
      socket.write("220 go ahead\r\n");
      const secure = new TLSSocket(socket, { isServer: true, cert: readFileSync(cert), key: readFileSync(key) });
      secure.on("error", () => {});
      secure.on("data", (data) => secure.write(`250 ${String(data).trim()}\r\n`));
    });
  });
  const queryResponse = [
    { expect: "^220 ready", send: "STARTTLS" },
    { expect: "^220 go", startTls: true },
    { send: "EHLO" },
    { expect: "^250 EHLO$" },
  ];
  const { failure, trace } = await ask(t, url, { queryResponse, tls: { caFile: authority.cert } });
  t.is(failure, undefined);
  t.is(trace.tls?.subject, "CN=mail");
  t.is(await reasonOf(ask(t, url, { queryResponse })), "tls");
});
