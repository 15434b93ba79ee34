import { connect as connectTcp } from "node:net";
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from "node:tls";
import { type ClusterSettings, connectionOptions } from "../cluster/index.ts";
import type { Address } from "./inspect-broker.ts";

/** Whether anybody listens: told apart from what a listener says later. */
export function reach({ host, port }: Address, timeoutMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, signal, timeout: timeoutMs });
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("timeout", () => {
      socket.destroy();
      reject(timedOut());
    });
    socket.once("error", reject);
  });
}

/** Whether the listener would speak TLS, with anybody. */
export async function speaksTls(address: Address, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    // Nothing but the handshake is said to whoever that is.
    (await handshake(address, { rejectUnauthorized: false }, timeoutMs, signal)).destroy();
    return true;
  } catch {
    return false;
  }
}

const dayMs = 86_400_000;
const soonMs = 14 * dayMs;

/** Version and certificate, and a warning when it expires soon. */
export async function shakeHands(address: Address, settings: ClusterSettings, timeoutMs: number, signal: AbortSignal) {
  const { tls, tlsServerName } = await connectionOptions(settings, address.host);
  const servername = typeof tlsServerName === "string" ? { servername: tlsServerName } : {};
  const socket = await handshake(address, { ...tls, ...servername }, timeoutMs, signal);
  const { subject, valid_to } = socket.getPeerCertificate();
  const protocol = socket.getProtocol();
  socket.destroy();
  const until = Date.parse(valid_to);
  const day = Number.isNaN(until) ? valid_to : new Date(until).toISOString().slice(0, 10);
  return {
    summary: `${protocol}, certificate of ${subject?.CN ?? "nobody"} until ${day}`,
    expiry: until - Date.now() < soonMs ? "the certificate expires in less than 14 days" : undefined,
  };
}

function handshake(
  { host, port }: Address,
  options: ConnectionOptions,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ ...options, host, port, timeout: timeoutMs });
    const give = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    signal.addEventListener("abort", () => give(signal.reason as Error), { once: true });
    socket.once("timeout", () => give(timedOut()));
    socket.once("error", give);
    socket.once("secureConnect", () => resolve(socket));
  });
}

export function timedOut(): Error {
  return Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });
}
