import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";

/** Reviewers who watch over WebSockets. */
export interface Feed {
  /** Sends a message to everybody. */
  broadcast(text: string): void;
  /** Tells everybody that the service goes away, and closes. */
  stop(): Promise<void>;
}

export interface FeedOptions {
  readonly server: Server;
  /** Sees the WebSocket server before its first connection. */
  readonly watch: (server: WebSocketServer) => void;
  /** What a new connection is told first. */
  readonly greeting: () => object;
  /** @default 1000 */
  readonly maxConnections?: number;
  /** How often each connection is asked whether it is alive. @default 30 s */
  readonly pingMs?: number;
}

export const feedPath = "/ws";

/** Bytes that may wait for one who reads too slowly. */
const patience = 1024 ** 2;

/** Takes WebSocket connections at `/ws`; nothing is expected from the other side. */
export function createFeed({ server, watch, greeting, maxConnections = 1000, pingMs = 30_000 }: FeedOptions): Feed {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const silent = new WeakSet<WebSocket>();
  watch(sockets);
  sockets.on("connection", (socket) => {
    socket.on("error", () => socket.terminate());
    socket.on("pong", () => silent.delete(socket));
    socket.send(JSON.stringify(greeting()));
  });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => {});
    if (URL.parse(request.url ?? "", "http://hitl")?.pathname !== feedPath) return refuse(stream, "404 Not Found");
    if (sockets.clients.size >= maxConnections) return refuse(stream, "503 Service Unavailable");
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit("connection", socket, request));
  };
  server.on("upgrade", upgrade);
  const pinging = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate();
      silent.add(socket);
      socket.ping();
    }
  }, pingMs).unref();
  return {
    broadcast(text) {
      for (const socket of sockets.clients) {
        if (socket.bufferedAmount > patience) socket.terminate();
        else if (socket.readyState === socket.OPEN) socket.send(text);
      }
    },
    async stop() {
      clearInterval(pinging);
      server.off("upgrade", upgrade);
      const closed = [...sockets.clients].map(
        (socket) => new Promise<void>((resolve) => socket.once("close", () => resolve())),
      );
      for (const socket of sockets.clients) socket.close(1001, "the service stops");
      const cut = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 1000);
      await Promise.all(closed);
      clearTimeout(cut);
      sockets.close();
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
