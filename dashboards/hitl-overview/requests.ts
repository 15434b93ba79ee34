import { hitlEndpointFailing } from "../../alerts/index.ts";
import { hitl } from "../../metrics/index.ts";
import { traffic } from "../hitl/index.ts";
import { rateOf, timeseries } from "../kit/index.ts";
import { redRow } from "../rows/index.ts";

const asked = {
  requests: hitl.requests.where(traffic),
  errors: hitl.requests.where({ ...traffic, status: /5../ }),
  duration: hitl.requestDuration.where(traffic),
};
const promisedTime = { steps: [{ from: 0.5, color: "red" }] } as const;

/** All requests together, each beside what was promised. */
export const requests = redRow({
  ...asked,
  panels: {
    requests: {
      title: "Requests per second",
      description:
        "All requests of people and systems. The line is what HITL must be able to take under load, 100 per second.",
      thresholds: { base: "text", steps: [{ from: 100, color: "blue" }] },
    },
    errors: {
      title: "Failed requests",
      description:
        "Share of the requests that ended with a status of 500 or more. The line is what 99.9 % leave, 0.1 %.",
      thresholds: { steps: [{ from: 0.001, color: "red" }] },
    },
    duration: {
      title: "Time to answer",
      description:
        "Half, 95 % and 99 % of the requests are answered within these times. The line is the promise for P95, 500 ms.",
      thresholds: promisedTime,
    },
  },
});

/** Where it fails. */
export const byEndpoint = redRow({
  ...asked,
  title: "By endpoint",
  key: "endpoint",
  by: ["method", "endpoint"],
  panels: {
    requests: {
      title: "Requests by endpoint",
      description: "What is asked for. One endpoint that stops while others go on: its callers are gone or refused.",
    },
    errors: {
      title: "Failed by endpoint",
      description:
        "Share of each endpoint's requests that failed. Decisions are few among many reads: a share over all hides them.",
      watches: hitlEndpointFailing,
    },
    slow: {
      title: "P95 by endpoint",
      description: "95 % of each endpoint's requests are answered within this time. The line is the promise, 500 ms.",
      thresholds: promisedTime,
    },
  },
});

/** How it fails. */
export const statuses = timeseries("endpoint-statuses", {
  ...rateOf(hitl.requests.where(traffic), { by: ["status"] }),
  title: "Answers by status",
  description:
    "401: sessions that expired; 409: two decided the same review; 503: a dependency is down; 500: the program.",
  legendAs: "table",
});
