import { counter, gauge, histogram, max, type TargetLabel, type Vector } from "./kit/index.ts";
import { breakerStates, circuitBreakerMetrics } from "./sets/index.ts";

// api-service

/** Bounds at the thresholds of its load tests: 100, 200 and 500 ms, 2 s. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Written to Kafka: from here on the message is on its way. */
export const messagesAccepted = counter("messages_accepted_total", {
  help: "Messages accepted and written to Kafka.",
  unit: "messages",
});

/** By reason, a word from a closed list: who sends what is refused must be told why. */
export const messagesRejected = counter("messages_rejected_total", {
  help: "Messages refused, by reason.",
  unit: "messages",
  labels: ["reason"],
});

export const filesUploaded = counter("files_uploaded_total", { help: "Files stored.", unit: "files" });

export const publishDuration = histogram("kafka_publish_duration_seconds", {
  help: "Time until Kafka confirmed a message.",
  unit: "seconds",
  labels: ["topic"],
  buckets,
});

// Connectors

/** By channel (`whatsapp`, `instagram`) and outcome: sent, failed (tried again or stored) or rejected (refused for good). */
export const messagesSent = counter("messages_sent_total", {
  help: "Attempts to hand a message to the channel's API, by outcome.",
  unit: "messages",
  labels: ["channel", "status"],
});

export const connectorApiDuration = histogram("connector_api_duration_seconds", {
  help: "Time the channel's API took to answer.",
  unit: "seconds",
  labels: ["channel"],
});

/** `circuit_breaker_state`: one number per channel (0 closed, 1 open, 2 half-open), no state set: it flips between 1 and 2 while the channel stays broken. */
export const circuitBreakerState = circuitBreakerMetrics("", { label: "channel", as: "value" }).state;

/** The state of each channel's breaker for a state timeline, as a state set gives it; where instances differ, the highest number. */
export function circuitBreakerTimeline(of: Vector<"channel" | TargetLabel> = circuitBreakerState) {
  return {
    expr: max(of).by("channel"),
    values: breakerStates.map((text, value) => ({ value, text })),
    legend: "{{channel}}",
  };
}

/** What is stored while the breaker is open; forwarded, oldest first, when the channel's API answers again. */
export const storedMessages = gauge("connector_stored_messages", {
  help: "Messages stored until the channel's API answers again.",
  unit: "messages",
  labels: ["channel"],
});

/** At this many the connector stops reading from Kafka, and its lag grows instead. */
export const storedLimit = gauge("connector_stored_messages_limit", {
  help: "Messages that can be stored.",
  unit: "messages",
  labels: ["channel"],
});

export const forwardedMessages = counter("connector_forwarded_messages_total", {
  help: "Stored messages that were sent later.",
  unit: "messages",
  labels: ["channel"],
});
