import type { Registry } from "prom-client";
import * as inbox from "../../metrics/inbox.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import type { Heartbeat } from "./heartbeat.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Webhook } from "./notification.ts";

/** What the inbox says about itself. */
export interface InboxMetrics {
  kept(webhook: Webhook): void;
  writeFailed(): void;
  /** Brings the gauges up to date. */
  refresh(mailbox: Mailbox, heartbeat: Heartbeat, nowMs: number): void;
}

/** Registers the inbox's metrics. */
export function registerInboxMetrics(registry: Registry): InboxMetrics {
  const received = instrument(inbox.notificationsReceived, registry);
  const writeFailures = instrument(inbox.notificationsNotWritten, registry);
  const dropped = instrument(inbox.notificationsDropped, registry);
  const stored = instrument(inbox.notificationsStored, registry);
  const storedBytes = instrument(inbox.storedBytes, registry);
  const silent = instrument(inbox.heartbeatSilent, registry);
  const lastSeen = instrument(inbox.heartbeatLastSeen, registry);
  // The library starts every gauge at 0, which would be a time in 1970.
  lastSeen.remove();
  let droppedBefore = 0;
  return {
    kept: ({ receiver, status }) => received.inc({ receiver, status }),
    writeFailed: () => writeFailures.inc(),
    refresh(mailbox, heartbeat, nowMs) {
      dropped.inc(mailbox.dropped - droppedBefore);
      droppedBefore = mailbox.dropped;
      stored.set(mailbox.notifications.length);
      storedBytes.set(mailbox.bytes);
      const status = heartbeat.status(nowMs);
      silent.set(status.state === "silent" ? 1 : 0);
      if (status.lastSeenMs !== undefined) lastSeen.set(status.lastSeenMs / 1000);
    },
  };
}
