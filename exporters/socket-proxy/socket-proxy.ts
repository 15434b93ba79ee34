import { Registry } from "prom-client";
import {
  type Control,
  type Logger,
  type Program,
  type RunningProgram,
  type RunningServer,
  startServer,
  version,
} from "../kit/index.ts";
import { openEngine, readAnswer } from "./engine.ts";
import { type GatePolicy, openGate } from "./gate.ts";
import { labelTest } from "./labels.ts";
import { registerProxyMetrics } from "./proxy-metrics.ts";
import { type SocketProxySettings, socketProxySettings } from "./settings.ts";

/** The engine's API for those who only watch. */
export const socketProxy: Program<typeof socketProxySettings> = {
  name: "socket-proxy",
  description: "Lets through the few reads of the Docker API that monitoring needs, without what may be secret.",
  version,
  settings: socketProxySettings,
  fixed: ["proxy.listen-address", "engine.socket"],
  start: startSocketProxy,
};

/** The proxy at work. */
export interface RunningSocketProxy extends RunningServer {
  /** Where the engine's API is offered. */
  readonly enginePort: number;
  readonly reload: NonNullable<RunningProgram<typeof socketProxySettings>["reload"]>;
}

/** Starts the proxy. The engine need not be there yet. */
export async function startSocketProxy(
  settings: SocketProxySettings,
  log: Logger,
  control?: Control,
): Promise<RunningSocketProxy> {
  const registry = new Registry();
  const metrics = registerProxyMetrics(registry);
  const engine = openEngine(settings["engine.socket"]);
  let policy = policyOf(settings);
  let unreachable: string | undefined = "the engine has not answered yet";

  async function ping(): Promise<void> {
    const signal = AbortSignal.timeout(5000);
    try {
      const passage = { endpoint: "ping", method: "GET", path: "/_ping" } as const;
      const answer = await engine.ask(passage, { signal, stream: false });
      await readAnswer(answer, 1024, signal);
      unreachable = undefined;
    } catch (error) {
      unreachable = (error as Error).message;
    }
    metrics.engineUp(unreachable === undefined);
  }

  const gate = await openGate({
    address: settings["proxy.listen-address"],
    engine,
    metrics,
    log,
    policy: () => policy,
  });
  const server = await startServer({
    program: socketProxy,
    settings,
    registry,
    log,
    ...(control && { control }),
    beforeScrape: () => void ping(),
    notReady: () => {
      void ping();
      return unreachable;
    },
  }).catch(async (error: unknown) => {
    await gate.close();
    throw error;
  });
  log.info({ port: gate.port }, "offering the engine's API, reads only");
  await ping();
  return {
    ...server,
    enginePort: gate.port,
    async stop(deadlineMs) {
      await Promise.all([gate.close(), server.stop(deadlineMs)]);
      engine.close();
    },
    async reload(next) {
      policy = policyOf(next);
    },
  };
}

function policyOf(settings: SocketProxySettings): GatePolicy {
  return {
    isAllowedLabel: labelTest([...settings["labels.allow"], ...settings["labels.also"]]),
    timeoutMs: settings["engine.timeout"],
    maxAnswerBytes: settings["limits.answer"],
    maxRequests: settings["limits.requests"],
    maxStreams: settings["limits.streams"],
    maxConnections: settings["limits.connections"],
  };
}
