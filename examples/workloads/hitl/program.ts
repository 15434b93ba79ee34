import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { type Program, startServer, version } from "../../../exporters/kit/index.ts";
import { addFaultRoutes } from "../kit/index.ts";
import { addApiRoutes, measureRequests } from "./api/index.ts";
import { openDependencies } from "./dependencies.ts";
import { createFeed, type Feed } from "./feed/index.ts";
import { addHealthRoutes } from "./health/index.ts";
import { registerHitlMetrics } from "./hitl-metrics.ts";
import { countOpenReviews } from "./open-reviews.ts";
import { createEvents, createSessions } from "./redis/index.ts";
import { hitlSettings } from "./settings.ts";
import { startUp } from "./start-up.ts";
import { createReviewStore, createSchema } from "./store/index.ts";

/** People review what an automated defence system wants to do. */
export const hitlApi: Program<typeof hitlSettings> = {
  name: "hitl-api",
  description: "Keeps reviews until a person decides, and tells everybody who watches.",
  version,
  settings: hitlSettings,
  check: (settings) =>
    settings["web.config.file"] === undefined
      ? []
      : [
          {
            check: "settings/web-config",
            severity: "error",
            path: "--web.config.file",
            message: "cannot be used here: WebSocket connections would pass by the passwords",
            hint: "Put a proxy in front of the miniature.",
          },
        ],
  async start(settings, log) {
    const registry = new Registry();
    const metrics = registerHitlMetrics(registry);
    const dependencies = await openDependencies(settings, metrics, log);
    const { database, redis, subscriber, faults, monitor } = dependencies;
    const store = createReviewStore(database);
    const stopping = new AbortController();
    const starting = startUp(
      [
        { name: "schema", run: () => createSchema(database) },
        { name: "redis", run: () => redis.ping() },
      ],
      log,
      stopping.signal,
      settings["startup.delay"],
    );
    const open = countOpenReviews({ store, starting, changed: metrics.open });

    let feed: Feed | undefined;
    const events = createEvents(redis, subscriber, {
      received(text) {
        open.changed();
        feed?.broadcast(text);
      },
      resumed: () => feed?.broadcast(JSON.stringify({ type: "resync" })),
    });
    const server = await startServer({
      program: hitlApi,
      settings,
      registry,
      log,
      bodyLimit: 32 * 1024,
      notReady: () => (starting.seconds() === undefined ? "starting" : undefined),
      routes(app: FastifyInstance) {
        measureRequests(app, metrics);
        addHealthRoutes(app, { monitor, startUp: starting, faults });
        addApiRoutes(app, {
          store,
          sessions: createSessions(redis, settings["session.ttl"]),
          tell: (event) =>
            events.publish(event).catch((error: Error) => log.debug({ reason: error.message }, "an event is lost")),
          decided: (decision) => {
            metrics.decided(decision);
            open.changed();
          },
          isFull: () => (open.count() ?? 0) >= mostOpen,
          faults,
          startUp: starting,
        });
        addFaultRoutes(app, faults);
        feed = createFeed({
          server: app.server,
          watch: (sockets) => metrics.webSocket.watch(sockets),
          greeting: () => ({ type: "welcome", open: open.count() ?? null }),
        });
      },
    });
    return {
      async stop() {
        stopping.abort();
        open.stop();
        events.stop();
        await feed?.stop();
        await server.stop();
        await starting.done;
        faults.clearAll();
        await dependencies.stop();
      },
    };
  },
};

/** Beyond this the defence system has to wait: what nobody decides must not fill the disk. */
const mostOpen = 50_000;
