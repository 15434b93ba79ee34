import type { Server } from "node:http";
import type { Socket } from "node:net";
import { createServer, type TLSSocket, type Server as TlsServer } from "node:tls";
import { admits, type TlsServing, type WebConfigSource } from "./web-config/index.ts";

/** What the server must know about the connections it has. */
export interface Connections {
  /** Whether the connection was made under the TLS settings now in force. */
  upToDate(socket: Socket): boolean;
  /** Cuts what is still open. */
  destroyAll(): void;
}

/**
 * Decides for each new connection, by the web configuration of that moment, whether it is plain or TLS, with which certificate and for which clients.
 * Node fixes this when a server is made. Here the one HTTP server keeps the port, its timeouts and its graceful stop, and only the step
 * "a socket is there" is replaced: TLS sockets reach it after the handshake, which is how Node's own HTTPS server is built.
 */
export function routeConnections(server: Server, web: WebConfigSource): Connections {
  const serveHttp = server.listeners("connection") as ((this: Server, socket: Socket) => void)[];
  const open = new Set<Socket>();
  const madeUnder = new WeakMap<Socket, TlsServing | undefined>();
  let terminator: { readonly tls: TlsServing; readonly server: TlsServer } | undefined;

  const toHttp = (socket: Socket, tls: TlsServing | undefined) => {
    madeUnder.set(socket, tls);
    for (const listener of serveHttp) listener.call(server, socket);
  };
  const terminatorFor = (tls: TlsServing): TlsServer => {
    if (terminator?.tls !== tls) {
      const handshakes = createServer(tls.options);
      handshakes.on("secureConnection", (socket: TLSSocket) => {
        if (admits(tls.policy, socket)) toHttp(socket, tls);
        else socket.destroy();
      });
      handshakes.on("tlsClientError", (_error, socket: TLSSocket) => socket.destroy());
      terminator = { tls, server: handshakes };
    }
    return terminator.server;
  };

  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    const { tls } = web.current();
    if (tls === undefined) toHttp(socket, undefined);
    else terminatorFor(tls).emit("connection", socket);
  });
  return {
    upToDate: (socket) => madeUnder.get(socket) === web.current().tls,
    destroyAll() {
      for (const socket of open) socket.destroy();
    },
  };
}
