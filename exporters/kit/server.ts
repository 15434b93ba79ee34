import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify, LogController } from "fastify";
import type { Registry } from "prom-client";
import { answerErrors } from "./answer-errors.ts";
import { type Collection, type Snapshot, scrapeBudget } from "./collection/index.ts";
import { type Connections, routeConnections } from "./connections.ts";
import { addControlRoutes, registerControlMetrics } from "./control-routes.ts";
import { createExposition, type Family } from "./exposition/index.ts";
import { guard } from "./guard.ts";
import { type Link, landingPage } from "./landing.ts";
import { listen } from "./listen.ts";
import type { Logger } from "./log.ts";
import { sendPage } from "./page.ts";
import type { Control, ProgramInfo } from "./program/index.ts";
import { registerServerMetrics } from "./server-metrics.ts";
import type { WebSettings } from "./settings/index.ts";
import { followWebConfig } from "./web-config/index.ts";

export interface ServerOptions {
  readonly program: ProgramInfo;
  readonly settings: WebSettings;
  readonly registry: Registry;
  readonly log: Logger;
  /** Adds the program's own routes. An answer that may be kept says so by its own `cache-control`; all others are not to be stored. */
  readonly routes?: (app: FastifyInstance) => void;
  /** The page at `/`. @default a landing page with `links` */
  readonly home?: (request: FastifyRequest, reply: FastifyReply) => unknown;
  readonly links?: readonly Link[];
  /**
   * Why the program cannot do its work yet, or undefined when it can.
   * @default always ready
   */
  readonly notReady?: () => string | undefined;
  /** What is collected from elsewhere; shown at `/metrics` with the registry's metrics behind it. */
  readonly collection?: Collection;
  /**
   * Chooses what a scrape is answered with, by its address; an error's `statusCode` is the answer's.
   * @default everything in the snapshot
   */
  readonly families?: (request: FastifyRequest, snapshot: Snapshot) => readonly Family[];
  /** Makes `POST /-/reload` and `GET /-/config`. */
  readonly control?: Control;
  /** Brings metrics up to date; runs before each scrape is answered. */
  readonly beforeScrape?: () => void;
  /** Largest request body in bytes. @default 1 MiB */
  readonly bodyLimit?: number;
}

export interface RunningServer {
  readonly address: AddressInfo;
  readonly url: string;
  /** Takes no new requests, finishes those under way, cuts what is left after `deadlineMs`. @default 10 s */
  stop(deadlineMs?: number): Promise<void>;
}

/** Starts the server every program shares: metrics, health, landing page, TLS and passwords. Throws when the address or the web configuration cannot be used. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { program, settings, registry, log } = options;
  const metrics = registerServerMetrics(registry, program.version);
  const web = followWebConfig(settings["web.config.file"], (outcome) => {
    metrics.webConfigRead(outcome);
    if (outcome.findings.length === 0) log.info("web configuration read");
    else
      log.error({ findings: outcome.findings }, "web configuration cannot be used, the last good one stays in force");
  });
  let stopping = false;
  let connections: Connections | undefined;

  const app: FastifyInstance = fastify({
    // The framework's own information (one line per address and request) says less than ours.
    loggerInstance: log.child({}, { level: log.isLevelEnabled("warn") ? "warn" : log.level }) as FastifyInstance["log"],
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? 1024 ** 2,
    serverFactory: (handler) => {
      const guarded = guard(handler as (request: IncomingMessage, response: ServerResponse) => void, web);
      const server = createServer(
        { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 75_000 },
        guarded,
      );
      connections = routeConnections(server, web);
      return server;
    },
  });
  app.addHook("onSend", async (request, reply) => {
    if (stopping || connections?.upToDate(request.raw.socket) === false) reply.header("connection", "close");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    reply.headers({ "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" });
    reply.headers(web.current().headers);
  });
  answerErrors(app);

  const { collection, control } = options;
  const refreshes = [
    () => options.beforeScrape?.(),
    ...(collection === undefined ? [] : [collection.register(registry)]),
    ...(control === undefined ? [] : [registerControlMetrics(registry, control)]),
  ];
  const sendMetrics = createExposition(registry, () => {
    for (const refresh of refreshes) refresh();
  });
  app.get("/metrics", async (request, reply) => {
    const snapshot = await collection?.snapshot(scrapeBudget(request.headers, collection.timeoutMs()));
    if (snapshot === undefined) return sendMetrics(noFamilies, request, reply);
    return sendMetrics(options.families?.(request, snapshot) ?? snapshot.families, request, reply);
  });
  if (control !== undefined) addControlRoutes(app, control);
  app.get("/-/healthy", async () => "Healthy.\n");
  app.get("/-/ready", async (_request, reply) => {
    const reason = stopping ? "stopping" : options.notReady?.();
    return reason === undefined ? "Ready.\n" : reply.code(503).send(`Not ready: ${reason}.\n`);
  });
  app.get("/", options.home ?? ((_request, reply) => sendPage(reply, landingPage(program, options.links))));
  options.routes?.(app);

  const address = await listen(app, settings["web.listen-address"]);
  const scheme = web.current().tls === undefined ? "http" : "https";
  const url = `${scheme}://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
  log.info({ address: address.address, port: address.port, scheme }, "listening");
  return {
    address,
    url,
    async stop(deadlineMs = 10_000) {
      stopping = true;
      const cut = setTimeout(() => connections?.destroyAll(), deadlineMs);
      await app.close().finally(() => clearTimeout(cut));
      await collection?.close();
    },
  };
}

const noFamilies: readonly Family[] = [];
