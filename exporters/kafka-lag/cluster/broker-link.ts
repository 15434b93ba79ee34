import { type Api, type ApiVersions, type Cursor, call, type Exchange, type RequestBody } from "../protocol/index.ts";
import { aborted, withDeadline } from "./abort.ts";
import { CallError, type Explanation } from "./call-error.ts";
import { connectOnce, end, type Live } from "./connect.ts";
import { explainFailure } from "./explain-failure.ts";
import type { ClusterSettings } from "./settings.ts";

/** The one connection to a broker, made when it is needed and kept; made anew after a failure. */
export interface BrokerLink {
  readonly address: string;
  readonly host: string;
  readonly port: number;
  /** Whether a call could be made at once. */
  readonly connected: boolean;
  /** Connects if need be. Rejects with a CallError. */
  connect(signal: AbortSignal): Promise<ApiVersions>;
  /** Makes a call in the highest version that both sides know. Rejects with a CallError. */
  ask<Answer>(question: Question<Answer>, signal: AbortSignal): Promise<Exchange<Answer>>;
  /** Ends the connection, and whatever waits for it. */
  close(): void;
}

export interface Question<Answer> {
  readonly api: Api;
  write(body: RequestBody, version: number): void;
  read(cursor: Cursor, version: number): Answer;
}

/** After a failed connect the next collections wait only this long for the next one; it goes on in the background, for those after them. */
const patienceAfterFailureMs = 250;

export function brokerLink(host: string, port: number, settings: ClusterSettings): BrokerLink {
  const address = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
  const connectTimeoutMs = settings.connectTimeoutMs ?? 3000;
  let live: Live | undefined;
  let connecting: Promise<Live> | undefined;
  let failed = false;
  const closing = new AbortController();

  const open = async (): Promise<Live> => {
    const opened = await withDeadline(connectTimeoutMs, closing.signal, (signal) =>
      connectOnce({ host, port, address, timeoutMs: connectTimeoutMs }, settings, signal),
    );
    if (closing.signal.aborted) {
      end(opened.connection);
      throw new Error("closed");
    }
    opened.connection.once("close", () => {
      if (live === opened) live = undefined;
    });
    live = opened;
    return opened;
  };

  const ready = async (signal: AbortSignal): Promise<Live> => {
    if (live?.connection.isConnected()) return live;
    if (live?.connection.status === "reauthenticating")
      await withDeadline(connectTimeoutMs, signal, () => live?.connection.ready() ?? Promise.resolve());
    if (live?.connection.isConnected()) return live;
    connecting ??= open().finally(() => {
      connecting = undefined;
    });
    const attempt = connecting;
    try {
      const opened = failed
        ? await withDeadline(patienceAfterFailureMs, signal, () => attempt)
        : await aborted(signal, attempt);
      failed = false;
      return opened;
    } catch (cause) {
      failed = true;
      attempt.then(
        () => {
          failed = false;
        },
        () => {},
      );
      if (closing.signal.aborted) throw new CallError("Connect", noLongerThere(address), { cause });
      throw cause instanceof CallError ? cause : new CallError("Connect", explainFailure(cause, address), { cause });
    }
  };

  return {
    address,
    host,
    port,
    get connected() {
      return live?.connection.isConnected() ?? false;
    },
    connect: async (signal) => (await ready(signal)).versions,
    async ask(question, signal) {
      const { api } = question;
      const current = await ready(signal);
      const version = current.versions.get(api.key);
      if (version === undefined) {
        const message = `${address}: the broker does not know the call ${api.name} in a version that is known here`;
        throw new CallError(api.name, { kind: "unsupported", code: "UNSUPPORTED_VERSION", message });
      }
      try {
        const exchange = call(
          current.connection,
          api,
          version,
          (body) => question.write(body, version),
          (cursor) => question.read(cursor, version),
        );
        const done = await aborted(signal, exchange);
        current.answered = true;
        return done;
      } catch (cause) {
        // Brokers answer in order: behind a call that is not answered, none would be.
        if (!(cause instanceof RangeError)) end(current.connection);
        const explained = closing.signal.aborted
          ? noLongerThere(address)
          : explainCall(cause, current, settings, address);
        throw new CallError(api.name, explained, { cause });
      }
    },
    close() {
      closing.abort();
      if (live !== undefined) end(live.connection);
      live = undefined;
    },
  };
}

/** A link is closed when metadata no longer name its address; what was asked of it meanwhile need not be waited for. */
function noLongerThere(address: string): Explanation {
  return { kind: "connection-lost", code: "CLOSED", message: `${address}: the cluster no longer names a broker there` };
}

function explainCall(cause: unknown, { answered, lastError }: Live, { sasl }: ClusterSettings, address: string) {
  const explained = explainFailure(lastError ?? cause, address);
  // A listener with SASL lets nobody past the versions, and says so by closing.
  if (explained.kind !== "connection-lost" || answered || sasl !== undefined) return explained;
  const message = `${address}: the broker closed the connection at the first question; its listener may want SASL, and the settings have none`;
  return { ...explained, kind: "authentication" as const, message };
}
