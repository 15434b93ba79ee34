import type Docker from "dockerode";
import { lastLines } from "../containers/index.ts";
import type { Wanted } from "./options.ts";
import { runTool } from "./run-tool.ts";
import type { TlsFiles } from "./tls-files.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

/** Brokers that run. Every number is a broker's id, from 1; without one the first is meant. */
export interface Brokers {
  /** `127.0.0.1:port` of the plain listener of each broker, in the order of the ids. */
  readonly plain: readonly string[];
  /** The same of the secured listener; empty without `security`. */
  readonly secured: readonly string[];
  /** Paths of what a client needs for TLS; the client's certificate is for `client`. */
  readonly tls: TlsFiles | undefined;
  readonly users: Readonly<Record<string, string>>;
  /** Ends a broker as an operator does; it hands over first. Its data stays. */
  stop(id?: number): Promise<void>;
  /** Ends a broker at once. Its data stays. */
  kill(id?: number): Promise<void>;
  /** Starts a broker that was ended and waits until it answers, at the same address. */
  start(id?: number): Promise<void>;
  /** Freezes a broker: connections stand, nothing is answered. */
  pause(id?: number): Promise<void>;
  resume(id?: number): Promise<void>;
  /** Runs one of Kafka's own tools inside: `tool("org.apache.kafka.tools.TopicCommand", ["--list", …])`. */
  tool(mainClass: string, args: readonly string[], id?: number): Promise<string>;
  /** Address of a broker for its own tools, without security. */
  internal(id?: number): string;
  logs(id?: number): Promise<string>;
  /** Removes containers, data and network. */
  remove(): Promise<void>;
}

export interface RunningBroker {
  readonly id: number;
  readonly container: Docker.Container;
  readonly address: string;
  readonly securedAddress: string;
}

/** The handle on brokers; the list may still grow. */
export function brokersOf(
  running: readonly RunningBroker[],
  { security, users }: Wanted,
  tls: TlsFiles | undefined,
  remove: () => Promise<void>,
): Brokers {
  const broker = (id = 1) => {
    const found = running[id - 1];
    if (found === undefined) throw new Error(`there is no broker ${id}; there are ${running.length}`);
    return found;
  };
  return {
    get plain() {
      return running.map(({ address }) => address);
    },
    get secured() {
      return security === undefined ? [] : running.map(({ securedAddress }) => securedAddress);
    },
    tls,
    users,
    async stop(id) {
      await broker(id).container.stop({ t: 30 });
    },
    async kill(id) {
      await broker(id).container.kill();
    },
    async start(id) {
      await broker(id).container.start();
      await waitUntilReady([broker(id)], 1);
    },
    async pause(id) {
      await broker(id).container.pause();
    },
    async resume(id) {
      await broker(id).container.unpause();
    },
    tool: (mainClass, args, id) => runTool(broker(id).container, mainClass, args),
    internal: (id = 1) => `broker-${id}:9094`,
    logs: (id) => lastLines(broker(id).container),
    remove,
  };
}
