import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server as NetServer, type Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import type { ExecutionContext } from "ava";

/** A server on a free loopback port; it and all of its connections are gone when the test ends. */
export interface StartedServer {
  readonly port: number;
  /** `http://127.0.0.1:port` or its TLS form. */
  readonly url: string;
  /** Connections that are open now. */
  open(): number;
  stop(): Promise<void>;
}

export async function httpServer(
  t: ExecutionContext,
  handler: RequestListener,
  tls?: TlsOptions,
): Promise<StartedServer> {
  const server = tls === undefined ? createServer(handler) : createTlsServer(tls, handler);
  return started(t, server as Server, tls === undefined ? "http" : "https");
}

/** What is said on a bare connection. */
export async function tcpServer(t: ExecutionContext, handler: (socket: Socket) => void): Promise<StartedServer> {
  const server = createTcpServer((socket) => {
    handler(socket);
    // Who does not read does not see the other side's end.
    socket.resume();
  });
  return started(t, server, "tcp");
}

async function started(t: ExecutionContext, server: NetServer, scheme: string): Promise<StartedServer> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  let stopped: Promise<unknown> | undefined;
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    stopped ??= new Promise((resolve) => server.close(resolve));
    await stopped;
  };
  t.teardown(stop);
  return { port, url: `${scheme}://127.0.0.1:${port}`, open: () => sockets.size, stop };
}
