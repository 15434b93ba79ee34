import { type IncomingMessage, Agent as PlainAgent, request as plainRequest, type RequestOptions } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import type { EngineAddress } from "./address.ts";
import { type Details, readDetails } from "./details.ts";
import { EngineError } from "./engine-error.ts";
import { type ListRow, readList } from "./list-row.ts";
import { readStats, type Stats } from "./stats.ts";

/** What is asked of an engine: reads only. */
export interface Engine {
  /** All containers, those that do not run included when asked for. */
  list(stopped: boolean, signal: AbortSignal): Promise<readonly ListRow[]>;
  inspect(id: string, signal: AbortSignal): Promise<Details>;
  stats(id: string, signal: AbortSignal): Promise<Stats>;
  /** The engine's news from a moment on (seconds since 1970), as it comes; ends when the connection does. */
  events(since: number, signal: AbortSignal): Promise<IncomingMessage>;
  close(): void;
}

/** The calls by the name that metrics give them. */
export type Call = "list" | "inspect" | "stats" | "events";

export interface EngineOptions {
  readonly address: EngineAddress;
  /** Connections at a time, beside the one for events. */
  readonly parallel: number;
  readonly timeoutMs: number;
  /** PEM, for https. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Told of every call that ended. */
  readonly onCall?: (call: Call, outcome: "ok" | "failed" | "aborted") => void;
}

/** Events of which the exporter does something. */
const watched = ["start", "restart", "die", "oom", "update", "rename", "destroy", "pause", "unpause"];

/** The largest answer: a list of some ten thousand containers. */
const maxAnswerBytes = 64 * 1024 * 1024;

/**
 * Speaks to an engine in the newest version of the API that it has, so that neither old nor new ones refuse.
 * Source: https://docs.docker.com/reference/api/engine/
 */
export function connectEngine({ address, parallel, timeoutMs, tls = {}, onCall }: EngineOptions): Engine {
  const secure = address.kind === "http" && address.protocol === "https:";
  const pool = { keepAlive: true, maxSockets: parallel, maxFreeSockets: parallel, scheduling: "fifo" as const };
  const agent = secure ? new TlsAgent({ ...pool, ...tls }) : new PlainAgent(pool);
  const place: RequestOptions =
    address.kind === "unix"
      ? { socketPath: address.socketPath, headers: { host: "docker" } }
      : { host: address.host, port: address.port };

  function ask(path: string, signal: AbortSignal, options: RequestOptions = {}): Promise<IncomingMessage> {
    const send = secure ? tlsRequest : plainRequest;
    return new Promise((resolve, reject) => {
      const request = send({ ...place, agent, ...options, path, signal, method: "GET" }, resolve);
      request.once("error", reject);
      request.end();
    });
  }

  async function json(call: Call, path: string, signal: AbortSignal): Promise<unknown> {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const answer = await ask(path, limited);
      const text = await textOf(answer);
      if (answer.statusCode !== 200) throw refusal(call, answer.statusCode ?? 0, text);
      // What the engine answers about a container that ended meanwhile, having begun with 200.
      if (text === "") throw new EngineError(call, "gave nothing", { status: 404 });
      const value: unknown = JSON.parse(text);
      onCall?.(call, "ok");
      return value;
    } catch (cause) {
      onCall?.(call, signal.aborted ? "aborted" : "failed");
      if (cause instanceof EngineError) throw cause;
      const late = limited.aborted && !signal.aborted;
      throw new EngineError(call, late ? `no answer within ${timeoutMs / 1000} s` : (cause as Error).message, {
        cause,
      });
    }
  }

  return {
    list: async (stopped, signal) => readList(await json("list", `/containers/json${stopped ? "?all=1" : ""}`, signal)),
    inspect: async (id, signal) => readDetails(await json("inspect", `/containers/${id}/json`, signal)),
    stats: async (id, signal) =>
      readStats(await json("stats", `/containers/${id}/stats?stream=false&one-shot=true`, signal)),
    async events(since, signal) {
      const filters = encodeURIComponent(JSON.stringify({ type: ["container"], event: watched }));
      // A connection of its own: it stays open, and must not take one of the pool's.
      const answer = await ask(`/events?since=${since}&filters=${filters}`, signal, { agent: false });
      if (answer.statusCode === 200) return answer;
      throw refusal("events", answer.statusCode ?? 0, await textOf(answer));
    },
    close: () => agent.destroy(),
  };
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxAnswerBytes) throw new Error("the answer is longer than 64 MiB");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function refusal(call: Call, status: number, text: string): EngineError {
  return new EngineError(call, `answered ${status}${reasonIn(text)}`, { status });
}

function reasonIn(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as { readonly message?: unknown; readonly error?: unknown };
    const reason = message ?? error;
    return typeof reason === "string" ? `: ${reason.slice(0, 300)}` : "";
  } catch {
    return "";
  }
}
