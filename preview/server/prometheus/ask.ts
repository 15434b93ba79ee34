import { Agent, type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { version } from "../../../exporters/kit/index.ts";
import { createBudget } from "./budget.ts";
import type { ClientConfig } from "./client-config.ts";
import { PrometheusFault } from "./fault.ts";
import { type HeldAnswer, holdAnswer } from "./hold-answer.ts";
import type { Question } from "./verdict.ts";

/** How to reach Prometheus, and what is taken from it. */
export interface Access {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly client: ClientConfig;
  readonly maxAnswerBytes: number;
  /** Bytes of answers that are held at once. */
  readonly maxHeldBytes: number;
}

/** Prometheus behind its address. */
export interface Prometheus {
  /** Asks one question; the answer is whole, and JSON. @throws PrometheusFault, or the signal's reason once it is aborted */
  ask(question: Question, signal: AbortSignal): Promise<HeldAnswer>;
  close(): void;
}

/** `access` is asked for each question: it may change. */
export function openPrometheus(access: () => Access): Prometheus {
  let pools = createPools(access().client);
  const budget = createBudget(() => access().maxHeldBytes);

  /** A connection that was made under other certificates is not used any more. */
  function poolsFor(client: ClientConfig): Pools {
    if (pools.client === client) return pools;
    for (const old of [pools.http, pools.https]) {
      old.maxFreeSockets = 0;
      for (const socket of Object.values(old.freeSockets).flat()) socket?.destroy();
    }
    pools = createPools(client);
    return pools;
  }

  async function ask(question: Question, signal: AbortSignal): Promise<HeldAnswer> {
    const now = access();
    try {
      const answer = await exchange(question, now, signal);
      try {
        refuseStrangers(answer);
        return await holdAnswer(answer, { maxBytes: now.maxAnswerBytes, budget });
      } finally {
        answer.destroy();
      }
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof PrometheusFault ? error : unreachable(now.url, error);
    }
  }

  function exchange(question: Question, now: Access, signal: AbortSignal, again = true): Promise<IncomingMessage> {
    const { url, options, body } = written(question, now);
    const secure = url.startsWith("https:");
    return new Promise((resolve, reject) => {
      const send = secure ? tlsRequest : plainRequest;
      const { http, https } = poolsFor(now.client);
      const sent = send(url, { ...options, agent: secure ? https : http, signal });
      sent.once("response", resolve);
      sent.once("upgrade", (_answer, socket) => {
        socket.destroy();
        reject(new PrometheusFault("unusable", "Prometheus wants to change the protocol"));
      });
      sent.once("error", (error: NodeJS.ErrnoException) => {
        // A connection that was kept may be closed at the other end at the very moment it is used.
        const stale = again && sent.reusedSocket && error.code === "ECONNRESET" && !signal.aborted;
        if (stale) exchange(question, now, signal, false).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  }

  return {
    ask,
    close() {
      for (const pool of [pools.http, pools.https]) pool.destroy();
    },
  };
}

interface Pools {
  readonly client: ClientConfig;
  readonly http: Agent;
  readonly https: TlsAgent;
}

function createPools(client: ClientConfig): Pools {
  const options = { keepAlive: true, maxFreeSockets: 16 };
  return { client, http: new Agent(options), https: new TlsAgent(options) };
}

/** The request: nothing in it is the browser's but the checked parameters. */
function written({ method, path, parameters }: Question, { url, client }: Access) {
  const form = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, value])).toString();
  const body = method === "POST" ? form : undefined;
  const { authorization, tls } = client;
  const options: RequestOptions & Record<string, unknown> = {
    method,
    headers: {
      accept: "application/json",
      "accept-encoding": "gzip",
      "user-agent": `sightline-preview/${version}`,
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      }),
    },
    ...(tls && {
      secureContext: tls.context,
      rejectUnauthorized: tls.verify,
      ...(tls.serverName !== undefined && { servername: tls.serverName }),
    }),
  };
  return { url: `${url}${path}${method === "GET" && form !== "" ? `?${form}` : ""}`, options, body };
}

/** Whoever answers like this is not Prometheus, or not for us. Redirects are not followed: they lead to where nobody was asked to go. */
function refuseStrangers({ statusCode = 0, headers }: IncomingMessage): void {
  if (statusCode === 401 || statusCode === 403)
    throw new PrometheusFault(
      "unusable",
      `Prometheus does not take the preview's password (${statusCode}); look at --prometheus.config.file`,
    );
  if (statusCode >= 300 && statusCode < 400)
    throw new PrometheusFault(
      "unusable",
      `what answers at --prometheus.url leads elsewhere (${statusCode}); give Prometheus's own address`,
    );
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  if (type.trim() !== "application/json")
    throw new PrometheusFault(
      "unusable",
      `what answers at --prometheus.url does not answer as Prometheus does (${statusCode}, ${type || "no type"})`,
    );
}

function unreachable(url: string, cause: unknown): PrometheusFault {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new PrometheusFault("unreachable", `Prometheus cannot be reached at ${url}: ${code ?? message}`, cause);
}
