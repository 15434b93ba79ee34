import type { FastifyInstance } from "fastify";
import { DefinitionError } from "../../problems/index.ts";
import type { Logger } from "../kit/index.ts";
import type { Heartbeat, HeartbeatStatus } from "./heartbeat.ts";
import type { InboxMetrics } from "./inbox-metrics.ts";
import type { Mailbox } from "./mailbox.ts";
import { type Webhook, webhook } from "./notification.ts";
import { parseQuery, select } from "./query.ts";

export interface ApiOptions {
  readonly mailbox: Mailbox;
  readonly heartbeat: Heartbeat;
  readonly metrics: InboxMetrics;
  readonly log: Logger;
  readonly now: () => number;
}

/** `/api/v1`: takes Alertmanager's notifications and gives them back. */
export function addApi(app: FastifyInstance, { mailbox, heartbeat, metrics, log, now }: ApiOptions): void {
  app.post("/api/v1/notifications", async (request, reply) => {
    const receivedAtMs = now();
    const given = parseWebhook(request.body);
    // Arriving is what the heartbeat shows, whether or not the disk takes it.
    heartbeat.observe(given, receivedAtMs);
    try {
      const { id, receivedAt } = await mailbox.add(given, receivedAtMs);
      metrics.kept(given);
      log.info(
        { id, receiver: given.receiver, status: given.status, alerts: given.alerts.length },
        "notification kept",
      );
      return { id, receivedAt };
    } catch (error) {
      metrics.writeFailed();
      log.error({ err: error, receiver: given.receiver }, "notification could not be kept");
      // Alertmanager tries again after any answer from 500 on.
      const cause = (error as NodeJS.ErrnoException).code ?? "unknown cause";
      return reply
        .code(500)
        .send({ error: `the notification could not be written to the disk (${cause}); send it again` });
    }
  });

  app.get("/api/v1/notifications", async (request) => {
    const { matched, selected } = select(mailbox.notifications, parseQuery(request.query));
    return { matched, notifications: selected };
  });

  app.get("/api/v1/heartbeat", async () => describe(heartbeat.status(now())));
}

function parseWebhook(body: unknown): Webhook {
  const result = webhook.safeParse(body);
  if (result.success) return result.data;
  throw new DefinitionError(
    result.error.issues.map(({ path, message }) => ({
      check: "inbox/webhook",
      severity: "error",
      path: path.join(".") || "body",
      message,
      hint: "send what Alertmanager posts to a webhook, version 4",
    })),
  );
}

function describe({ alert, state, maxSilenceMs, quietForMs, lastSeenMs }: HeartbeatStatus) {
  return {
    alert,
    state,
    silent: state === "silent",
    maxSilenceSeconds: maxSilenceMs / 1000,
    quietForSeconds: quietForMs / 1000,
    lastSeen: lastSeenMs === undefined ? null : new Date(lastSeenMs).toISOString(),
  };
}
