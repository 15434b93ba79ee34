import type { FastifyInstance } from "fastify";
import type { FaultBoard } from "../faults/index.ts";
import type { StartUp } from "../start-up.ts";
import type { DependencyStates, Monitor } from "./monitor.ts";
import { nastyReply } from "./nasty-reply.ts";

export interface HealthOptions {
  readonly monitor: Monitor;
  readonly startUp: StartUp;
  readonly faults: FaultBoard;
}

type Status = "up" | "down" | "degraded" | "starting";

interface Answer {
  readonly status: Status;
  readonly dependencies?: DependencyStates;
  readonly startup_seconds?: number;
}

/** `/health` and, below it, `ready`, `live` and `startup`; 503 says that the service cannot do its work, and the body why. */
export function addHealthRoutes(app: FastifyInstance, { monitor, startUp, faults }: HealthOptions): void {
  const answers: Readonly<Record<Endpoint, () => Answer | Promise<Answer>>> = {
    async health() {
      const dependencies = await monitor.last();
      return {
        status: startUp.seconds() === undefined ? "starting" : allUp(dependencies) ? "up" : "degraded",
        dependencies,
      };
    },
    async ready() {
      const dependencies = await monitor.check();
      return {
        status: startUp.seconds() === undefined ? "starting" : allUp(dependencies) ? "up" : "down",
        dependencies,
      };
    },
    // Nobody is helped by a restart because something else is down: this one asks nothing.
    live: () => ({ status: "up" }),
    async startup() {
      const seconds = startUp.seconds();
      if (seconds === undefined) return { status: "starting", dependencies: await monitor.check() };
      return { status: "up", startup_seconds: seconds };
    },
  };
  for (const [endpoint, answer] of Object.entries(answers) as [Endpoint, (typeof answers)[Endpoint]][]) {
    app.get(endpoint === "health" ? "/health" : `/health/${endpoint}`, async (request, reply) => {
      const nasty = faults.active("health-body");
      if (nasty !== undefined && ["all", endpoint].includes(nasty.endpoint)) {
        return nastyReply(nasty.body, request, reply, () => faults.active("health-body") === nasty);
      }
      const { status, ...rest } = await answer();
      return reply.code(["up", "degraded"].includes(status) ? 200 : 503).send({
        status,
        started_at: new Date(performance.timeOrigin).toISOString(),
        uptime_seconds: Math.round(performance.now()) / 1000,
        ...rest,
      });
    });
  }
}

type Endpoint = "health" | "ready" | "live" | "startup";

function allUp(dependencies: DependencyStates): boolean {
  return Object.values(dependencies).every(({ status }) => status === "up");
}
