import { type ClientHttp2Session, type ClientHttp2Stream, connect, type IncomingHttpHeaders } from "node:http2";
import { TLSSocket } from "node:tls";
import { failureOf, ProbeError } from "./failure.ts";
import { checkRequest, servingStatus } from "./grpc-message.ts";
import { userAgent } from "./http-exchange.ts";
import type { GrpcModule } from "./module.ts";
import { openSocket, type ProbeContext } from "./open-socket.ts";
import { authority, type Target } from "./target.ts";
import { addPhase } from "./trace.ts";

/**
 * Asks the standard health service, `grpc.health.v1.Health/Check`. On a connection of our own and not through a channel of a client library:
 * that would look names up, keep connections and try again by itself, and hides certificate and phases.
 */
export async function probeGrpc(target: Target, module: GrpcModule, context: ProbeContext): Promise<void> {
  const { trace, signal } = context;
  const { secure } = target;
  trace.grpc = { status: undefined, serving: undefined, secure };
  const socket = await openSocket(target, module, context, ["h2"]);
  if (socket instanceof TLSSocket && socket.alpnProtocol !== "h2")
    throw new ProbeError("protocol", "the server does not speak HTTP/2 over TLS");
  const begun = performance.now();
  const session = connect(`${secure ? "https" : "http"}://${authority(target)}`, {
    createConnection: () => socket,
    settings: { enablePush: false },
  });
  const end = () => session.destroy();
  signal.addEventListener("abort", end, { once: true });
  try {
    const service = decodeURIComponent(target.path.split("?", 1)[0]?.slice(1) ?? "") || module.service;
    const { status, message, frame } = await call(session, module, authority(target), checkRequest(service));
    addPhase(trace, "check", begun);
    trace.grpc = { status, serving: status === notFound ? "SERVICE_UNKNOWN" : undefined, secure };
    if (status !== 0)
      throw new ProbeError("status", `the gRPC status is ${status}${message === "" ? "" : `: ${message}`}`);
    const serving = servingStatus(frame);
    trace.grpc = { status, serving, secure };
    if (serving !== "SERVING") throw new ProbeError("not_serving", `the service is ${serving}`);
  } finally {
    signal.removeEventListener("abort", end);
    session.destroy();
    socket.destroy();
  }
}

const notFound = 5;

/** A message has a few bytes. */
const maxBytes = 64 * 1024;

interface Reply {
  readonly status: number;
  readonly message: string;
  readonly frame: Buffer;
}

function call(session: ClientHttp2Session, { headers }: GrpcModule, host: string, request: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(http2Failure(error));
    session.on("error", fail);
    session.on("close", () => reject(new ProbeError("closed", "the connection was closed")));
    const stream: ClientHttp2Stream = session.request({
      ":method": "POST",
      ":path": "/grpc.health.v1.Health/Check",
      ":authority": host,
      "content-type": "application/grpc",
      te: "trailers",
      "user-agent": userAgent,
      ...headers,
    });
    const chunks: Buffer[] = [];
    let length = 0;
    let first: IncomingHttpHeaders = {};
    let last: IncomingHttpHeaders = {};
    stream.on("error", fail);
    stream.on("response", (given) => {
      first = given;
    });
    stream.on("trailers", (given: IncomingHttpHeaders) => {
      last = given;
    });
    stream.on("data", (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > maxBytes) fail(new ProbeError("too_large", `the answer is larger than ${maxBytes} bytes`));
    });
    stream.on("end", () => {
      const status = Number(last["grpc-status"] ?? first["grpc-status"]);
      const message = decoded(String(last["grpc-message"] ?? first["grpc-message"] ?? ""));
      if (Number.isInteger(status)) resolve({ status, message, frame: Buffer.concat(chunks) });
      else if (first[":status"] === undefined) fail(new ProbeError("closed", "the connection ended before an answer"));
      else fail(new ProbeError("protocol", `the answer is no gRPC: its HTTP status is ${first[":status"]}`));
    });
    stream.end(request);
  });
}

function http2Failure(error: Error): ProbeError {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ERR_HTTP2_ERROR" || code === "ERR_HTTP2_SESSION_ERROR" || code === "ERR_HTTP2_STREAM_ERROR")
    return new ProbeError("protocol", `the server does not speak HTTP/2: ${error.message}`, { cause: error });
  return failureOf(error);
}

/** Source: PROTOCOL-HTTP2.md, Percent-Encoded; a text that is not encoded as it should stays as it is. */
function decoded(message: string): string {
  try {
    return decodeURIComponent(message).slice(0, 200);
  } catch {
    return message.slice(0, 200);
  }
}
