import { counter, gauge, histogram } from "./kit/index.ts";
import { databasePoolMetrics, webSocketMetrics } from "./sets/index.ts";

/** By endpoint as the service declares it (`/api/v1/reviews/{id}`), never by path; `status` is the answer's code. */
export const requests = counter("hitl_http_requests_total", {
  help: "HTTP requests answered.",
  unit: "requests",
  labels: ["method", "endpoint", "status"],
});

/** A bound at its objective: 95 % within 500 ms. */
export const requestDuration = histogram("hitl_http_request_duration_seconds", {
  help: "Time to answer an HTTP request.",
  unit: "seconds",
  labels: ["method", "endpoint"],
});

/** By what the reviewer decided: approve, reject, modify, escalate. */
export const decisions = counter("hitl_decisions_total", {
  help: "Decisions that people took.",
  unit: "decisions",
  labels: ["decision"],
});

/** What waits for a person; nobody at work shows as a number that only grows. */
export const activeReviews = gauge("hitl_active_apv_reviews", {
  help: "Reviews that wait for a decision.",
  unit: "reviews",
});

const { connections, active } = webSocketMetrics("hitl");

/**
 * Messages sent are a counter without `_total`: its owners' dashboards ask for this name. OpenMetrics has no such counters, client libraries
 * that serve it append `_total`, and the series is another one: take the text format 0.0.4 (our own programs keep the name in both).
 */
export const websocket = {
  connections,
  active,
  sent: counter("hitl_websocket_messages_sent", {
    help: "Messages sent over WebSockets.",
    unit: "messages",
    legacyName: true,
  }),
};

/** `hitl_db_pool_…`: not in its reports, whose stress tests are about the pool. */
export const databasePool = databasePoolMetrics("hitl");
