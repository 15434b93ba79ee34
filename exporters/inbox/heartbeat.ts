import { hasAlert, type Webhook } from "./notification.ts";

export interface HeartbeatOptions {
  /** Name of the alert that fires always. */
  readonly alert: string;
  readonly maxSilenceMs: number;
  readonly startedAtMs: number;
}

/** `waiting`: not seen, but the inbox itself has not listened for long enough to say that it stopped. */
export type HeartbeatState = "beating" | "waiting" | "silent";

export interface HeartbeatStatus {
  readonly alert: string;
  readonly state: HeartbeatState;
  readonly maxSilenceMs: number;
  /** Absent: never seen. */
  readonly lastSeenMs?: number;
  /** Since it was last seen, or since the inbox listens. */
  readonly quietForMs: number;
}

/** The dead man's switch: an alert that fires always and must keep arriving. */
export interface Heartbeat {
  readonly alert: string;
  observe(webhook: Webhook, receivedAtMs: number): void;
  status(nowMs: number): HeartbeatStatus;
}

/** A heartbeat is a notification in which the alert is firing; its resolution is none. */
export function createHeartbeat({ alert, maxSilenceMs, startedAtMs }: HeartbeatOptions): Heartbeat {
  let lastSeenMs: number | undefined;
  return {
    alert,
    observe(webhook, receivedAtMs) {
      const firing = webhook.alerts.filter((one) => one.status === "firing");
      if (hasAlert({ ...webhook, alerts: firing }, alert)) lastSeenMs = Math.max(lastSeenMs ?? 0, receivedAtMs);
    },
    status(nowMs) {
      const sinceSeen = lastSeenMs === undefined ? Number.POSITIVE_INFINITY : nowMs - lastSeenMs;
      const listening = nowMs - startedAtMs;
      const state = sinceSeen <= maxSilenceMs ? "beating" : listening <= maxSilenceMs ? "waiting" : "silent";
      const quietForMs = Math.max(0, Number.isFinite(sinceSeen) ? sinceSeen : listening);
      return { alert, state, maxSilenceMs, quietForMs, ...(lastSeenMs === undefined ? {} : { lastSeenMs }) };
    },
  };
}
