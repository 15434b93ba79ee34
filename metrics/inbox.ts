import { counter, gauge } from "./kit/index.ts";

/** Notifications by the receiver they were sent to and their status, `firing` or `resolved`. */
export const notificationsReceived = counter("sightline_inbox_notifications_total", {
  help: "Notifications received and kept.",
  unit: "notifications",
  labels: ["receiver", "status"],
});

/** Alertmanager tries these again: it was told that they failed. */
export const notificationsNotWritten = counter("sightline_inbox_write_failures_total", {
  help: "Notifications answered with an error because they could not be written to disk.",
  unit: "notifications",
});

/** The oldest go first. */
export const notificationsDropped = counter("sightline_inbox_dropped_total", {
  help: "Notifications that had to go because of the bounds.",
  unit: "notifications",
});

export const notificationsStored = gauge("sightline_inbox_stored_notifications", {
  help: "Notifications kept.",
  unit: "notifications",
});

export const storedBytes = gauge("sightline_inbox_stored_bytes", {
  help: "Bytes of notifications kept.",
  unit: "bytes",
});

/** The dead man's switch: 1 means that somewhere between the rule and the inbox the way is broken. */
export const heartbeatSilent = gauge("sightline_inbox_heartbeat_silent", {
  help: "Whether the heartbeat alert has stopped arriving.",
  unit: "boolean",
});

/** Has no series until the first one arrived. */
export const heartbeatLastSeen = gauge("sightline_inbox_heartbeat_last_seen_timestamp_seconds", {
  help: "When the heartbeat alert arrived last; absent when it never has.",
  unit: "seconds",
});
