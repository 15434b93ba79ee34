import { Registry } from "prom-client";
import {
  type Control,
  type Logger,
  type Program,
  type RunningServer,
  sendPage,
  startServer,
  version,
} from "../kit/index.ts";
import { addApi } from "./api.ts";
import { createHeartbeat, type Heartbeat } from "./heartbeat.ts";
import { registerInboxMetrics } from "./inbox-metrics.ts";
import { openMailbox } from "./mailbox.ts";
import { inboxPage, parseView } from "./page/index.ts";
import { type InboxSettings, inboxSettings } from "./settings.ts";

/** Alertmanager's receiver that records every notification with its arrival time, and the stack's dead man's switch. */
export const inbox: Program<typeof inboxSettings> = {
  name: "inbox",
  description: "Records every notification that Alertmanager sends, and says when the heartbeat alert stops arriving.",
  version,
  settings: inboxSettings,
  start: (settings, log, control) => startInbox(settings, log, { control }),
};

/** What the inbox is given beside its settings. */
export interface InboxSurroundings {
  readonly control?: Control;
  /** The wall clock, milliseconds since 1970. */
  readonly now?: () => number;
}

/** Starts the inbox; the data folder must exist. */
export async function startInbox(
  settings: InboxSettings,
  log: Logger,
  { control, now = Date.now }: InboxSurroundings = {},
): Promise<RunningServer> {
  const mailbox = await openMailbox({
    folder: settings["data.dir"],
    maxNotifications: settings["data.max-notifications"],
    maxBytes: settings["data.max-bytes"],
    heartbeatAlert: settings["heartbeat.alert"],
    onCompactionFailed: (error) => log.warn({ err: error }, "notifications could not be compacted"),
  });
  const { unreadableLines, cutBytes } = mailbox.lost;
  if (unreadableLines > 0 || cutBytes > 0)
    log.warn({ unreadableLines, cutBytes }, "part of the kept notifications is unreadable");
  const heartbeat = createHeartbeat({
    alert: settings["heartbeat.alert"],
    maxSilenceMs: settings["heartbeat.max-silence"],
    startedAtMs: now(),
  });
  for (const kept of mailbox.notifications) heartbeat.observe(kept, kept.receivedAtMs);
  const registry = new Registry();
  const metrics = registerInboxMetrics(registry);

  const server = await startServer({
    program: inbox,
    settings,
    registry,
    log,
    ...(control && { control }),
    bodyLimit: settings["web.max-body"],
    beforeScrape: () => metrics.refresh(mailbox, heartbeat, now()),
    routes: (app) => addApi(app, { mailbox, heartbeat, metrics, log, now }),
    home: (request, reply) => {
      const view = parseView(request.query);
      return sendPage(reply, inboxPage({ mailbox, heartbeat: heartbeat.status(now()), view, nowMs: now(), version }));
    },
  });
  const watch = logSilence(heartbeat, log, now);
  return {
    ...server,
    async stop(deadlineMs) {
      clearInterval(watch);
      await server.stop(deadlineMs);
      await mailbox.close();
    },
  };
}

/** The log is the last to say it: when alerts stop arriving, Prometheus may be what stopped. */
function logSilence(heartbeat: Heartbeat, log: Logger, now: () => number): NodeJS.Timeout {
  let before = heartbeat.status(now()).state;
  return setInterval(() => {
    const { alert, state, quietForMs } = heartbeat.status(now());
    if (state === before) return;
    if (state === "silent")
      log.error({ alert, quietForSeconds: Math.round(quietForMs / 1000) }, "heartbeat stopped arriving");
    if (state === "beating") log.info({ alert }, "heartbeat arrives");
    before = state;
  }, 1000).unref();
}
