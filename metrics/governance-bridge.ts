import { fastBuckets } from "./fast-buckets.ts";
import { counter, gauge, histogram } from "./kit/index.ts";

// The HTTP side. Its gRPC side is in grpc.ts; `operation` here is `grpc_method` there, so that the two can be compared.

/** HealthCheck, CreateSession, ListDecisions, GetMetrics, RejectDecision, EscalateDecision; `status` is the answer's code. */
export const httpRequests = counter("governance_http_requests_total", {
  help: "HTTP requests answered, by operation.",
  unit: "requests",
  labels: ["operation", "status"],
});

/** With the bounds of the gRPC side: the quantiles of both are off by the same. */
export const httpRequestDuration = histogram("governance_http_request_duration_seconds", {
  help: "Time to answer an HTTP request, by operation.",
  unit: "seconds",
  labels: ["operation"],
  buckets: fastBuckets,
});

export const httpRequestsInFlight = gauge("governance_http_requests_in_flight", {
  help: "HTTP requests that are being answered.",
  unit: "requests",
});

// Both sides

export const sessions = counter("governance_sessions_total", { help: "Sessions created.", unit: "sessions" });

/** By what became of them: rejected, escalated. */
export const decisions = counter("governance_decisions_total", {
  help: "Decisions settled.",
  unit: "decisions",
  labels: ["outcome"],
});

export const decisionsPending = gauge("governance_decisions_pending", {
  help: "Decisions that wait.",
  unit: "decisions",
});
