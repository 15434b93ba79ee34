import { createServer, type Server, type Socket } from "node:net";
import type { Address } from "./answers/index.ts";
import type { CallName, OlderBroker } from "./calls.ts";
import type { ScriptedCluster } from "./cluster.ts";
import { serveConnection } from "./connection.ts";
import type { Script } from "./faults.ts";
import { recordTraffic, type Traffic } from "./traffic.ts";

/** Brokers of a scripted cluster that listen on loopback. */
export interface ScriptedBrokers {
  readonly cluster: ScriptedCluster;
  readonly traffic: Traffic;
  /** `host:port` of every broker. */
  readonly addresses: readonly string[];
  /** What goes wrong from now on. */
  script: Script;
  /** Versions that this broker lacks from now on (for new connections). */
  older: OlderBroker;
  /** The broker's process dies: connections are reset, new ones refused; metadata names it still. */
  vanish(broker: number): Promise<void>;
  /** It is back on its port. */
  comeBack(broker: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one listener per broker, each on a port of its own. */
export async function startScriptedBrokers(
  cluster: ScriptedCluster,
  older: OlderBroker = {},
): Promise<ScriptedBrokers> {
  const addresses = new Map<number, Address>();
  const listeners = new Map<number, Listener>();
  const traffic = recordTraffic();
  const counts = new Map<CallName, number>();
  const brokers: ScriptedBrokers = {
    cluster,
    traffic,
    get addresses() {
      return [...addresses.values()].map(({ host, port }) => `${host}:${port}`);
    },
    script: () => undefined,
    older,
    async vanish(broker) {
      await listeners.get(broker)?.close();
      listeners.delete(broker);
    },
    async comeBack(broker) {
      listeners.set(broker, await listen(broker, addresses.get(broker)?.port));
    },
    async stop() {
      await Promise.all([...listeners.values()].map((listener) => listener.close()));
    },
  };
  for (const broker of cluster.brokers.keys()) listeners.set(broker, await listen(broker, 0));
  return brokers;

  async function listen(broker: number, port = 0): Promise<Listener> {
    const listener = await openListener(port, (socket) =>
      serveConnection(socket, {
        broker,
        cluster,
        addresses,
        traffic,
        older: () => brokers.older,
        script: () => brokers.script,
        next(call) {
          const nth = (counts.get(call) ?? 0) + 1;
          counts.set(call, nth);
          return nth;
        },
      }),
    );
    addresses.set(broker, { host: "127.0.0.1", port: listener.port });
    return listener;
  }
}

interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

async function openListener(port: number, serve: (socket: Socket) => void): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP listener has a port");
  return {
    port: address.port,
    async close() {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
