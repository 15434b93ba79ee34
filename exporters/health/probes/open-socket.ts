import { once } from "node:events";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { failureOf, ProbeError } from "./failure.ts";
import type { Module } from "./module.ts";
import { resolveAddress } from "./resolve.ts";
import { secureContext } from "./secure-context.ts";
import type { Target } from "./target.ts";
import { tlsFacts } from "./tls-facts.ts";
import { addPhase, type Trace } from "./trace.ts";

/** What a probe runs with. */
export interface ProbeContext {
  /** Aborted at the deadline; sockets made with it are then gone. */
  readonly signal: AbortSignal;
  readonly trace: Trace;
}

/** Connects to a target, with TLS where its scheme says so; the phases and the certificate are noted on the way. */
export async function openSocket(
  target: Target,
  module: Module,
  context: ProbeContext,
  protocols: readonly string[] = [],
): Promise<Socket> {
  const { trace, signal } = context;
  const begun = performance.now();
  const address = await resolveAddress(target.host, module.ipProtocol);
  signal.throwIfAborted();
  trace.address = address;
  const resolved = addPhase(trace, "resolve", begun);
  trace.lookupSeconds = (trace.lookupSeconds ?? 0) + (resolved - begun) / 1000;
  const socket = tied(connect({ host: address, port: target.port, noDelay: true }), signal);
  await settled(socket, "connect");
  addPhase(trace, "connect", resolved);
  return target.secure ? startTls(socket, target, module, context, protocols) : socket;
}

/** TLS on a connection that is there. A certificate that is not trusted is noted, and then refused before anything is sent. */
export async function startTls(
  socket: Socket,
  { host }: Target,
  { tls }: Module,
  { trace, signal }: ProbeContext,
  protocols: readonly string[] = [],
): Promise<TLSSocket> {
  const begun = performance.now();
  const name = tls.serverName ?? host;
  const certificates = secureContext(tls);
  const secured = tied(
    connectTls({
      socket: handOver(socket),
      secureContext: certificates,
      // Looked at below, so that an expired certificate's date is told.
      rejectUnauthorized: false,
      host: name,
      servername: isIP(name) === 0 ? name : "",
      ...(protocols.length > 0 && { ALPNProtocols: [...protocols] }),
    }),
    signal,
  );
  try {
    await settled(secured, "secureConnect");
  } catch (error) {
    // OpenSSL's own word for it, without the place in its source.
    const { reason: word } = error as Error & { readonly reason?: string };
    const { reason, message } = failureOf(error);
    throw reason === "timeout"
      ? error
      : new ProbeError(
          "tls",
          `the TLS handshake failed: ${reason === "closed" ? "the connection was closed" : (word ?? message)}`,
          { cause: error },
        );
  }
  addPhase(trace, "tls", begun);
  const facts = tlsFacts(secured);
  if (facts !== undefined) trace.tls = facts;
  if (!secured.authorized && !tls.insecureSkipVerify)
    throw new ProbeError("tls", `the certificate is not trusted: ${String(secured.authorizationError)}`);
  return secured;
}

const endings = new WeakMap<Socket, () => void>();

/** Makes the end of the probe the end of the socket. Never inside one of its own events: Node's TLS does not survive that. */
function tied<S extends Socket>(socket: S, signal: AbortSignal): S {
  const end = () => void setImmediate(() => socket.destroy());
  signal.addEventListener("abort", end, { once: true });
  const untie = () => signal.removeEventListener("abort", end);
  endings.set(socket, untie);
  socket.once("close", untie);
  // Errors after the one that was waited for.
  socket.on("error", () => {});
  return socket;
}

/** Leaves the end of a socket to the TLS over it, for the same reason. */
function handOver(socket: Socket): Socket {
  endings.get(socket)?.();
  return socket;
}

async function settled(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  const closed = new Promise<never>((_resolve, reject) => {
    socket.once("close", () => reject(new ProbeError("closed", "the connection was closed")));
  });
  closed.catch(() => {});
  await Promise.race([once(socket, event), closed]);
}
