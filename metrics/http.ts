import { counter, histogram } from "./kit/index.ts";

/** By route as the service declares it (`/v1/messages`), never by path: a path with an id in it is a new series each time. */
export const requests = counter("http_requests_total", {
  help: "HTTP requests answered.",
  unit: "requests",
  labels: ["method", "route", "status"],
});

/** Bounds as api-service has them, those of its load tests' thresholds among them. */
export const requestDuration = histogram("http_request_duration_seconds", {
  help: "Time to answer an HTTP request.",
  unit: "seconds",
  labels: ["method", "route", "status"],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
});
