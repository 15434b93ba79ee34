import type { Registry } from "prom-client";
import { instrument } from "../kit/instrument/index.ts";
import type { WebSocketMetrics } from "../sets/index.ts";
import { join } from "./membership.ts";
import { tally } from "./tally.ts";

/** What is needed of a connection of the library ws. */
export interface WebSocketLike {
  /** 1 is open. */
  readonly readyState: number;
  send(data: never, ...rest: never[]): void;
  on(event: "close" | "message", listener: () => void): unknown;
}

/** What is needed of the server of the library ws. */
export interface WebSocketServerLike<S extends WebSocketLike> {
  on(event: "connection", listener: (socket: S) => void): unknown;
  off(event: "connection", listener: (socket: S) => void): unknown;
}

/** Takes down what goes over a service's WebSockets. */
export interface WebSocketMeter {
  /** A connection is open; call what comes back when it is closed, more than once does no harm. */
  opened(): () => void;
  sent(count?: number): void;
  received(count?: number): void;
  /** Does all of this for a server of the library ws, from the next connection on; call what comes back to end it. Costs a few ns per message. */
  watch<S extends WebSocketLike>(server: WebSocketServerLike<S>): () => void;
}

/**
 * Registers a service's WebSockets.
 * @throws DefinitionError when the registry has one of the metrics already.
 */
export function instrumentWebSocket(metrics: WebSocketMetrics, registry: Registry): WebSocketMeter {
  const { instruments, beforeRead } = join(registry, metrics, { kind: "WebSockets" }, (collect) => ({
    connections: instrument(metrics.connections, registry, { collect }),
    active: instrument(metrics.active, registry, { collect }),
    sent: instrument(metrics.sent, registry, { collect }),
    received: metrics.received && instrument(metrics.received, registry, { collect }),
  }));
  const connections = tally(instruments.connections, {});
  const sent = tally(instruments.sent, {});
  const received = instruments.received && tally(instruments.received, {});
  let active = 0;
  beforeRead(() => {
    instruments.active.set(active);
    for (const one of [connections, sent, received]) one?.publish();
  });
  const meter: WebSocketMeter = {
    opened() {
      let open = true;
      active += 1;
      connections.add();
      return () => {
        if (open) active -= 1;
        open = false;
      };
    },
    sent: (count) => sent.add(count),
    received: (count) => received?.add(count),
    watch<S extends WebSocketLike>(server: WebSocketServerLike<S>) {
      const watchOne = (socket: S) => {
        socket.on("close", meter.opened());
        socket.on("message", () => meter.received());
        countSent(socket, meter.sent);
      };
      server.on("connection", watchOne);
      return () => void server.off("connection", watchOne);
    },
  };
  return meter;
}

/** The library tells of no message sent: its `send` is replaced on this connection. What a closed connection drops does not count. */
function countSent(socket: WebSocketLike, sent: () => void): void {
  const send = socket.send;
  socket.send = (...args) => {
    const open = socket.readyState === 1;
    send.apply(socket, args);
    if (open) sent();
  };
}
