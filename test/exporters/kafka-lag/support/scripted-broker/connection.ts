import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Address, type Answer, answer, refuseApiVersions } from "./answers/index.ts";
import type { OlderBroker } from "./calls.ts";
import type { ScriptedCluster } from "./cluster.ts";
import type { Fault, Script } from "./faults.ts";
import { correlationOf, RefusedRequest, type Request, readRequest, taggedHeader } from "./request.ts";
import type { recordTraffic } from "./traffic.ts";

export interface ConnectionOptions {
  readonly broker: number;
  readonly cluster: ScriptedCluster;
  readonly addresses: ReadonlyMap<number, Address>;
  readonly traffic: ReturnType<typeof recordTraffic>;
  /** Read at each request, so that both may change. */
  older(): OlderBroker;
  script(): Script;
  /** Counts the requests of a call. */
  next(call: Request["call"]): number;
}

/** `socket.request.max.bytes` of a broker that is not told otherwise. */
const largestFrame = 100 * 2 ** 20;
const beforeAuthentication = ["ApiVersions", "SaslHandshake", "SaslAuthenticate"];

/** Answers one client, one request after the other, as a broker does. */
export function serveConnection(socket: Socket, options: ConnectionOptions): void {
  const { traffic } = options;
  let pending: Buffer[] = [];
  let held = 0;
  let authenticated = false;
  let queue = Promise.resolve();
  traffic.connected();
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    pending.push(chunk);
    held += chunk.length;
    for (let frame = takeFrame(); frame !== undefined; frame = takeFrame()) {
      const complete = frame;
      queue = queue.then(() => serve(complete)).catch((error: unknown) => refuse(socket, traffic, error));
    }
  });

  function takeFrame(): Buffer | undefined {
    if (held < 4 || socket.destroyed) return undefined;
    if (pending.length > 1) {
      const size = (pending[0]?.length ?? 0) >= 4 ? pending[0]?.readInt32BE(0) : undefined;
      if (size !== undefined && held < size + 4) return undefined;
      pending = [Buffer.concat(pending)];
    }
    const [all = Buffer.alloc(0)] = pending;
    const size = all.readInt32BE(0);
    // What somebody who speaks TLS or HTTP begins with is no length that a broker takes.
    if (size < 0 || size > largestFrame) socket.destroy();
    if (held < size + 4 || socket.destroyed) return undefined;
    pending = [all.subarray(size + 4)];
    held -= size + 4;
    return all.subarray(4, size + 4);
  }

  async function serve(frame: Buffer): Promise<void> {
    if (socket.destroyed) return;
    const request = readRequest(frame, options.broker, options.older());
    if (request === "unsupported ApiVersions") {
      socket.write(framed(correlationOf(frame), false, refuseApiVersions(options.older())));
      return;
    }
    if (options.cluster.users !== undefined && !authenticated && !beforeAuthentication.includes(request.call)) {
      throw new RefusedRequest(`${request.call} before authentication`);
    }
    const fault = options.script()({
      broker: options.broker,
      call: request.call,
      version: request.version,
      clientId: request.clientId,
      nth: options.next(request.call),
    });
    if (fault?.do === "delay") await pause(fault.milliseconds, undefined, { ref: false });
    const given = answer(request, { ...options, older: options.older() });
    if (given.authenticated === "close") {
      socket.end();
      return;
    }
    authenticated ||= given.authenticated === true;
    record(request, given);
    send(request, given, fault);
  }

  function record(request: Request, { body, asked }: Answer): void {
    traffic.add({
      broker: options.broker,
      call: request.call,
      version: request.version,
      bytesIn: request.bytes,
      bytesOut: body.length + (taggedHeader(request.call, request.flexible) ? 9 : 8),
      asked,
    });
  }

  function send(request: Request, { body }: Answer, fault: Fault | undefined): void {
    const tagged = taggedHeader(request.call, request.flexible);
    const whole = framed(request.correlationId, tagged, body);
    switch (fault?.do) {
      case undefined:
      case "delay":
        socket.write(whole);
        return;
      case "silence":
        return;
      case "end":
        socket.end();
        return;
      case "reset":
        socket.resetAndDestroy();
        return;
      case "garbage":
        socket.write(fault.bytes);
        return;
      case "cut":
        socket.end(whole.subarray(0, fault.bytes));
        return;
      case "shorten":
        socket.write(framed(request.correlationId, tagged, body.subarray(0, fault.bytes)));
        return;
      case "replace":
        socket.write(framed(request.correlationId, tagged, fault.body));
        return;
      case "stranger":
        socket.write(framed(request.correlationId + 1000, tagged, body));
    }
  }
}

function framed(correlationId: number, tagged: boolean, body: Buffer): Buffer {
  const head = Buffer.alloc(tagged ? 9 : 8);
  head.writeInt32BE(head.length - 4 + body.length, 0);
  head.writeInt32BE(correlationId, 4);
  return Buffer.concat([head, body]);
}

function refuse(socket: Socket, traffic: ReturnType<typeof recordTraffic>, error: unknown): void {
  if (!(error instanceof RefusedRequest)) traffic.complain(String(error));
  socket.destroy();
}
