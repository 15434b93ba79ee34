import { Registry } from "prom-client";
import { type Program, startServer, version } from "../../../exporters/kit/index.ts";
import { addFaultRoutes } from "../kit/index.ts";
import { createFaultBoard, effectsOn, type FaultBoard } from "./faults/index.ts";
import { createConcurrencyMonitor, createLedger, createOperations } from "./operations/index.ts";
import { createDatabasePoolManager } from "./pools/index.ts";
import { rotatedSecret } from "./rotated-secret.ts";
import { addRoutes } from "./routes.ts";
import { agentsSettings } from "./settings.ts";

/** Many agents that share semaphores, rate limiters and pools of database connections. */
export const agents: Program<typeof agentsSettings> = {
  name: "agents",
  description: "Runs the operations of many agents over shared semaphores, rate limiters and database pools.",
  version,
  settings: agentsSettings,
  async start(settings, log) {
    const registry = new Registry();
    const passwordFile = settings["postgres.password-file"];
    const pools = createDatabasePoolManager(
      {
        url: settings["postgres.url"],
        ...(passwordFile && { password: rotatedSecret(passwordFile, log) }),
        limits: { work: settings["pool.work-limit"], ledger: settings["pool.ledger-limit"] },
        acquireTimeoutMs: settings["pool.acquire-timeout"],
        queryTimeoutMs: settings["pool.query-timeout"],
      },
      registry,
      log,
    );
    const ledger = createLedger(pools, settings["operations.keep"], log);
    const monitor = createConcurrencyMonitor(settings["operations.max"], registry);
    const operations = createOperations({
      pools,
      ledger,
      monitor,
      faults: () => faults,
      registry,
      permitTimeoutMs: settings["semaphore.timeout"],
      perSecond: settings["limiter.per-second"],
    });
    const { occupy, partition } = pools;
    const faults: FaultBoard = createFaultBoard(effectsOn({ occupy, partition, starve: operations.starve }));
    const server = await startServer({
      program: agents,
      settings,
      registry,
      log,
      notReady: () => (ledger.isOpen() ? undefined : "the database was not reached yet"),
      routes: (app) => {
        addRoutes(app, { operations, monitor, ledger, pools });
        addFaultRoutes(app, faults);
      },
    });
    return {
      async stop() {
        faults.clearAll();
        await server.stop();
        await operations.idle();
        await ledger.close();
        await pools.close();
      },
    };
  },
};
