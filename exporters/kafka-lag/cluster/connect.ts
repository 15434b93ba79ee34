import { Connection } from "@platformatic/kafka";
import { type ApiVersions, apis, call, errorName, readApiVersions } from "../protocol/index.ts";
import { aborted } from "./abort.ts";
import { CallError } from "./call-error.ts";
import { connectionOptions } from "./connection-options.ts";
import { explainFailure } from "./explain-failure.ts";
import type { ClusterSettings } from "./settings.ts";

/** A connection over which calls can be made. */
export interface Live {
  readonly connection: Connection;
  readonly versions: ApiVersions;
  /** Whether anything was answered after the versions. */
  answered: boolean;
  /** What the connection itself said last; a call only hears that it was closed. */
  lastError: Error | undefined;
}

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly timeoutMs: number;
}

/** Connects, proves who we are, and agrees on versions. Rejects with a CallError. */
export async function connectOnce(target: Target, settings: ClusterSettings, signal: AbortSignal): Promise<Live> {
  const seen: Seen = { reached: false, error: undefined };
  try {
    return await connect(target, settings, seen, signal);
  } catch (cause) {
    throw new CallError("Connect", explainConnect(seen.error ?? cause, seen, settings, target.address), { cause });
  }
}

/** Closes at once, with the timer for the next authentication; calls under way are told. */
export function end(connection: Connection): void {
  connection.close().catch(() => {});
  connection.socket?.destroy();
}

/** How far a connect got. */
interface Seen {
  /** Somebody listens there. */
  reached: boolean;
  error: Error | undefined;
}

async function connect(
  { host, port, timeoutMs }: Target,
  settings: ClusterSettings,
  seen: Seen,
  signal: AbortSignal,
): Promise<Live> {
  const options = await connectionOptions(settings, host);
  const connection = new Connection(settings.clientId ?? "sightline-kafka-lag", {
    ...options,
    connectTimeout: timeoutMs,
    // Calls have the deadline of the collection they are made for; this only ends what nobody waits for.
    requestTimeout: 120_000,
    maxInflights: 64,
  });
  connection.on("error", (error) => {
    seen.error = error;
  });
  try {
    const connected = connection.connect(host, port);
    connection.socket?.once("connect", () => {
      seen.reached = true;
    });
    await aborted(signal, Promise.resolve(connected));
    const { answer } = await aborted(
      signal,
      call(connection, apis.apiVersions, 0, () => {}, readApiVersions),
    );
    if (answer.error !== 0) throw new Error(`the broker refused to tell its versions: ${errorName(answer.error)}`);
    const live: Live = { connection, versions: answer.versions, answered: false, lastError: undefined };
    connection.on("error", (error) => {
      live.lastError = error;
    });
    return live;
  } catch (error) {
    end(connection);
    throw error;
  }
}

function explainConnect(error: unknown, { reached }: Seen, { tls, sasl }: ClusterSettings, address: string) {
  const explained = explainFailure(error, address);
  if (!reached) return explained;
  if (explained.kind === "timeout" && tls !== undefined) {
    const message = `${address}: TLS failed: somebody listens there, but does not answer; the listener may speak no TLS`;
    return { ...explained, kind: "tls" as const, message };
  }
  if (explained.kind === "connection-lost" && sasl !== undefined) {
    const message = `${address}: the broker closed the connection during authentication: wrong user or password, or no SASL on this listener`;
    return { ...explained, kind: "authentication" as const, message };
  }
  return explained;
}
