import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ListenAddress, Logger } from "../kit/index.ts";
import type { EngineSocket } from "./engine.ts";
import { forward, type Passing } from "./forward.ts";
import type { LabelTest } from "./labels.ts";
import type { ProxyMetrics } from "./proxy-metrics.ts";
import { judge, type Refusal } from "./rules/index.ts";

/** What may change while the gate is open. */
export interface GatePolicy {
  readonly isAllowedLabel: LabelTest;
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly maxRequests: number;
  readonly maxStreams: number;
  readonly maxConnections: number;
}

export interface GateOptions {
  readonly address: ListenAddress;
  readonly engine: EngineSocket;
  readonly metrics: ProxyMetrics;
  readonly log: Logger;
  /** Asked anew for each request. */
  readonly policy: () => GatePolicy;
}

/** The open gate. */
export interface Gate {
  readonly port: number;
  close(): Promise<void>;
}

/** A request and its headers, with room to spare. */
const maxHeaderBytes = 16 * 1024;

/**
 * Opens the port at which the engine's API is offered. Node's parser in its strict mode reads the requests, and what it takes for one request is
 * judged and written anew: where two readers could disagree about the bytes, the engine never sees them.
 */
export async function openGate({ address, engine, metrics, log, policy }: GateOptions): Promise<Gate> {
  const open = { request: 0, stream: 0 };
  /** Connections that were refused something: what else comes on them is not answered. */
  const done = new WeakSet<Duplex>();
  const server = createServer({
    insecureHTTPParser: false,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: 5000,
    requestTimeout: 10_000,
    keepAliveTimeout: 75_000,
    requireHostHeader: true,
  });
  server.maxHeadersCount = 64;

  const refused = ({ reason, message }: Refusal, request: IncomingMessage | undefined) => {
    metrics.refused(reason);
    const { method, url, socket } = request ?? {};
    log.warn({ reason, method, target: url?.slice(0, 200), from: socket?.remoteAddress }, "refused");
    return { message: `refused: ${message}` };
  };
  const refuse = (request: IncomingMessage, response: ServerResponse, refusal: Refusal) => {
    const body = `${JSON.stringify(refused(refusal, request))}\n`;
    done.add(request.socket);
    response.writeHead(refusal.reason === "busy" ? 503 : 403, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      connection: "close",
    });
    response.end(request.method === "HEAD" ? undefined : body, () => request.socket.destroySoon());
  };
  const cut = (request: IncomingMessage | undefined, socket: Duplex, refusal: Refusal, status = "403 Forbidden") => {
    const body = `${JSON.stringify(refused(refusal, request))}\n`;
    const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`;
    // From here on the socket is ours alone: nobody else would take its errors.
    socket.on("error", () => socket.destroy());
    if (socket.writable) socket.end(head + body, () => socket.destroy());
    else socket.destroy();
  };

  server.on("request", (request, response) => {
    if (done.has(request.socket)) return;
    const { isAllowedLabel, maxRequests, maxStreams, ...rest } = policy();
    const verdict = judge({ method: request.method ?? "", target: request.url ?? "" }, isAllowedLabel);
    if ("refusal" in verdict) return refuse(request, response, verdict.refusal);
    const fault = faultOf(request);
    if (fault !== undefined) return refuse(request, response, fault);
    const kind = verdict.passage.endpoint === "events" ? "stream" : "request";
    if (open[kind] >= (kind === "stream" ? maxStreams : maxRequests))
      return refuse(request, response, {
        reason: "busy",
        message: `${open[kind]} ${kind}s are being answered already`,
      });
    open[kind] += 1;
    metrics.began(kind);
    const passing: Passing = { passage: verdict.passage, request, response, isAllowedLabel, ...rest };
    return void forward(passing, { engine, metrics, log }).finally(() => {
      open[kind] -= 1;
      metrics.ended(kind);
    });
  });
  server.on("checkContinue", (request, response) =>
    refuse(request, response, { reason: "expect", message: "a body is announced; none is taken" }),
  );
  server.on("checkExpectation", (request, response) =>
    refuse(request, response, { reason: "expect", message: "nothing is promised in advance" }),
  );
  server.on("upgrade", (request, socket) =>
    cut(request, socket, { reason: "upgrade", message: "the protocol cannot be changed" }),
  );
  server.on("connect", (request, socket) =>
    cut(request, socket, { reason: "connect", message: "this is no forward proxy" }),
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // Nobody asked for anything when a connection is reset or idles until its time is over.
    if (done.has(socket)) return void socket.end();
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const code = error.code ?? "";
    cut(undefined, socket, { reason: "malformed", message: `no sound HTTP request (${code})` }, "400 Bad Request");
  });
  limitConnections(server, policy);
  await listen(server, address);
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What must not be there, whatever the path. */
function faultOf({ headers }: IncomingMessage): Refusal | undefined {
  if (headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0")
    return { reason: "body", message: "a request with a body is not let through" };
  if (headers.upgrade !== undefined) return { reason: "upgrade", message: "the protocol cannot be changed" };
  return undefined;
}

function limitConnections(server: Server, policy: () => GatePolicy): void {
  const open = new Set<Socket>();
  server.prependListener("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    if (open.size > policy().maxConnections) socket.destroy();
  });
}

async function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, resolve);
  }).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(`cannot offer the engine's API on ${host ?? ""}:${port}: ${cause.message}`, { cause });
  });
}
