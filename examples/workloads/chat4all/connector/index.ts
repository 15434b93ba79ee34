import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { type Program, startServer, version } from "../../../../exporters/kit/index.ts";
import { addFaultRoutes, processEffects } from "../../kit/index.ts";
import { createFaultBoard, type FaultBoard } from "../faults/index.ts";
import { type RunningConnector, startConnector } from "./connector.ts";
import { connectorSettings } from "./settings.ts";

/** Takes a channel's messages from Kafka to the channel's API. */
export const connector: Program<typeof connectorSettings> = {
  name: "connector",
  description: "Sends a channel's messages to its API, and keeps them while the API is down.",
  version,
  settings: connectorSettings,
  async start(settings, log) {
    const registry = new Registry();
    const faults = createFaultBoard("connector", processEffects);
    const running = await startConnector(settings, faults, registry, log);
    const server = await startServer({
      program: connector,
      settings,
      registry,
      log,
      routes: (app) => addRoutes(app, running, faults),
      beforeScrape: running.refresh,
    });
    return {
      async stop() {
        await running.stop();
        await server.stop();
      },
    };
  },
};

function addRoutes(app: FastifyInstance, running: RunningConnector, faults: FaultBoard): void {
  app.addHook("onRequest", async (request, reply) => {
    const hangs = faults.active("connector-down") !== undefined && !request.url.startsWith("/admin/");
    return hangs ? reply.code(503).send({ error: "the connector is down on purpose" }) : undefined;
  });
  app.get("/actuator/health", async (_request, reply) => {
    const health = running.health();
    return reply.code(health.status === "UP" ? 200 : 503).send(health);
  });
  // Where Spring's services have it; the same metrics.
  app.get("/actuator/prometheus", async (request, reply) => {
    const { statusCode, headers, rawPayload } = await app.inject({ url: "/metrics", headers: request.headers });
    return reply.code(statusCode).headers(headers).send(rawPayload);
  });
  addFaultRoutes(app, faults);
}
