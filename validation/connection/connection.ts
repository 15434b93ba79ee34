import { Agent as HttpAgent, type RequestOptions as HttpOptions, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { PrometheusAddress } from "../observe/index.ts";
import { limit } from "./limit.ts";

/** What was answered, as it came over the network. */
export interface Reply {
  readonly status: number;
  /** Milliseconds from the moment at which a connection was free to the last byte. */
  readonly tookMs: number;
  /** The body, unpacked. */
  readonly text: () => Promise<string>;
}

/** One client's connections; they are kept open between its requests. */
export interface Connection {
  /** Sends a form to a path below `/api/v1/`; throws when nobody answers within 30 s of sending. */
  readonly post: (path: string, form: URLSearchParams) => Promise<Reply>;
  readonly get: (path: string, query: URLSearchParams) => Promise<Reply>;
  readonly close: () => void;
}

/**
 * Connections of one client to Prometheus's HTTP API: as many at once as are given, and whoever comes later waits for one, as
 * browsers have it. Answers come compressed, as Grafana asks for them.
 */
export function connect({ url, user = "", password = "", trust }: PrometheusAddress, atOnce: number): Connection {
  const secure = url.protocol === "https:";
  const agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: atOnce });
  const base = url.pathname.replace(/\/$/, "");
  const options: HttpOptions = {
    agent,
    ...(user === "" ? {} : { auth: `${user}:${password}` }),
    ...(trust === undefined ? {} : { ca: trust.ca, servername: trust.serverName, allowPartialTrustChain: true }),
  };
  const inTurn = limit(atOnce);
  const path = (of: string) => new URL(`${base}/api/v1/${of}`, url);
  return {
    post: (of, form) => inTurn(() => send(path(of), { ...options, method: "POST" }, form.toString())),
    get: (of, query) => inTurn(() => send(path(`${of}?${query}`), { ...options, method: "GET" })),
    close: () => agent.destroy(),
  };
}

/** As long as Grafana's data source waits. */
const patienceMs = 30_000;

const unpack = promisify(gunzip);

async function send(url: URL, options: HttpOptions, form?: string): Promise<Reply> {
  const patience = AbortSignal.timeout(patienceMs);
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  const headers = {
    "accept-encoding": "gzip",
    ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
  };
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const failed = (cause: Error) => {
    const words = patience.aborted
      ? `gives no answer within ${patienceMs / 1000} s`
      : `does not answer: ${cause.message}`;
    reject(new Error(`${url.origin} ${words}`, { cause }));
  };
  const began = performance.now();
  const asked = request(url, { ...options, headers, signal: patience }, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("error", failed);
    response.on("end", () => {
      const body = Buffer.concat(chunks);
      const packed = response.headers["content-encoding"] === "gzip";
      resolve({
        status: response.statusCode ?? 0,
        tookMs: performance.now() - began,
        text: async () => (packed ? await unpack(body) : body).toString(),
      });
    });
  });
  asked.on("error", failed);
  asked.end(form);
  return promise;
}
