import { type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { version } from "../../kit/index.ts";
import { failureOf, ProbeError } from "./failure.ts";
import type { HttpModule } from "./module.ts";
import type { ProbeContext } from "./open-socket.ts";
import { authority, type Target } from "./target.ts";
import { addPhase, type Body } from "./trace.ts";

export interface Exchange {
  readonly socket: Socket;
  readonly target: Target;
  /** Empty body: none. */
  readonly sends: { readonly method: string; readonly body: string };
  readonly module: HttpModule;
  readonly credentials: Readonly<Record<string, string>>;
  readonly context: ProbeContext;
  readonly redirects: number;
}

/** What came back, its body cut at the module's limit. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: Body;
}

/** How the exporter calls itself. */
export const userAgent = `sightline-health/${version}`;

/** One request on a connection that is there. Larger headers than 16 KiB are refused by Node's parser. */
export async function exchange({
  socket,
  target,
  sends,
  module,
  credentials,
  context,
  redirects,
}: Exchange): Promise<Answer> {
  const { trace } = context;
  const sent = performance.now();
  const response = await respond({ socket, target, sends, module, credentials });
  const begun = addPhase(trace, "processing", sent);
  const { statusCode: status = 0, headers } = response;
  const lastModifiedMs = Date.parse(headers["last-modified"] ?? "");
  const facts = {
    status,
    version: Number(response.httpVersion),
    secure: target.secure,
    redirects,
    ...(/^\d+$/.test(headers["content-length"] ?? "") && { contentLength: Number(headers["content-length"]) }),
    ...(!Number.isNaN(lastModifiedMs) && { lastModifiedMs }),
  };
  trace.http = { ...facts, bodyBytes: 0, body: undefined };
  const { bytes, cut } = await readUpTo(response, module.maxBodyBytes);
  addPhase(trace, "transfer", begun);
  const encoding = (headers["content-encoding"] ?? "").toLowerCase();
  const body: Body = {
    bytes,
    cut,
    contentType: (headers["content-type"] ?? "").toLowerCase(),
    contentEncoding: encoding === "identity" ? "" : encoding,
  };
  trace.http = { ...facts, bodyBytes: bytes.length, body };
  return { status, location: headers.location, body };
}

function respond({
  socket,
  target,
  sends,
  module,
  credentials,
}: Omit<Exchange, "context" | "redirects">): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      createConnection: () => socket,
      method: sends.method,
      path: target.path,
      setHost: false,
      headers: {
        host: authority(target),
        accept: "application/json, */*;q=0.5",
        "accept-encoding": "identity",
        "user-agent": userAgent,
        ...module.headers,
        ...credentials,
        ...(sends.body !== "" && { "content-length": String(Buffer.byteLength(sends.body)) }),
        connection: "close",
      },
    });
    outgoing.on("response", resolve);
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      // What the parser says of an answer that is no HTTP.
      reject(
        error.code?.startsWith("HPE_")
          ? new ProbeError("protocol", `the answer is no HTTP: ${error.message}`)
          : failureOf(error),
      );
    });
    // An upgrade nobody asked for.
    outgoing.on("upgrade", () => reject(new ProbeError("protocol", "the answer changes the protocol")));
    outgoing.end(sends.body === "" ? undefined : sends.body);
  });
}

/** Reads no more than it may, and ends the connection there. */
function readUpTo(
  response: IncomingMessage,
  maxBytes: number,
): Promise<{ readonly bytes: Buffer; readonly cut: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on("data", (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= maxBytes) return;
      resolve({ bytes: Buffer.concat(chunks).subarray(0, maxBytes), cut: true });
      response.destroy();
    });
    response.on("end", () => resolve({ bytes: Buffer.concat(chunks), cut: false }));
    response.on("error", (error) => reject(failureOf(error)));
    response.on("close", () => reject(new ProbeError("closed", "the connection ended before the body did")));
  });
}
