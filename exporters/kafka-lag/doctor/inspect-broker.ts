import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { CallError, type ClusterSettings, connectOnce, end, explainFailure } from "../cluster/index.ts";
import type { FailureKind } from "../reading/index.ts";
import { kafkaRelease } from "./kafka-release.ts";
import { reach, shakeHands, speaksTls, timedOut } from "./listener.ts";

/** What was met on the way to a broker, one step after the other; a failure is the last step. */
export interface BrokerInspection {
  readonly passed: readonly string[];
  readonly failure: Failure | undefined;
  /** What works, and will not much longer. */
  readonly warning: string | undefined;
}

interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Walks the way to a broker: name, connection, TLS, login, versions. */
export async function inspectBroker(
  address: Address,
  settings: ClusterSettings,
  signal: AbortSignal,
): Promise<BrokerInspection> {
  const passed: string[] = [];
  let warning: string | undefined;
  let reached = false;
  const timeoutMs = settings.connectTimeoutMs ?? 3000;
  try {
    if (isIP(address.host) === 0) {
      const addresses = await lookup(address.host, { all: true });
      passed.push(addresses.map((found) => found.address).join(", "));
    }
    await reach(address, timeoutMs, signal);
    reached = true;
    if (settings.tls !== undefined) {
      const { summary, expiry } = await shakeHands(address, settings, timeoutMs, signal);
      passed.push(summary);
      warning = expiry;
    }
    passed.push(...(await logIn(address, settings, timeoutMs, signal)));
    return { passed, failure: undefined, warning };
  } catch (error) {
    // What a listener with TLS answers to somebody without differs; whether it speaks TLS can be tried.
    const mistaken = reached && settings.tls === undefined && (await speaksTls(address, timeoutMs, signal));
    const failure: Failure = mistaken
      ? { kind: "tls", message: "the listener speaks TLS, and the settings have none" }
      : failureOf(error, addressText(address));
    return { passed, failure, warning };
  }
}

export function addressText({ host, port }: Address): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function failureOf(error: unknown, address: string): Failure {
  const { kind, message } = error instanceof CallError ? error : explainFailure(error, address);
  return { kind, message: message.replace(`${address}: `, "") };
}

/** As the exporter does it, up to the first question after the login: a listener that wants SASL lets nobody ask one without. */
async function logIn(address: Address, settings: ClusterSettings, timeoutMs: number, signal: AbortSignal) {
  const target = { ...address, address: addressText(address), timeoutMs };
  const { sasl } = settings;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(timedOut()), timeoutMs);
  const given = AbortSignal.any([signal, late.signal]);
  try {
    const { connection } = await connectOnce(target, settings, given);
    given.addEventListener("abort", () => end(connection), { once: true });
    const release = await kafkaRelease(connection).finally(() => end(connection));
    given.throwIfAborted();
    if (release === undefined && sasl === undefined) throw loginWanted();
    return [...(sasl === undefined ? [] : [loginOf(sasl)]), release ?? "a Kafka before 2.4"];
  } finally {
    clearTimeout(timer);
  }
}

function loginWanted(): CallError {
  const message =
    "the broker closed the connection at the first question: its listener wants SASL, and the settings have none";
  return new CallError("ApiVersions", { kind: "authentication", code: "CLOSED", message });
}

function loginOf(sasl: NonNullable<ClusterSettings["sasl"]>): string {
  return sasl.mechanism === "OAUTHBEARER" ? "logged in by token" : `logged in as ${sasl.username} (${sasl.mechanism})`;
}
