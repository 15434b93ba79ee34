import { type Objective, objective, objectiveGroup, type RuleGroup } from "../../../../alerts/kit/index.ts";
import { success } from "../../../../metrics/blackbox.ts";
import { messagesAccepted, messagesRejected } from "../../../../metrics/chat4all.ts";
import { requestDuration, requests } from "../../../../metrics/http.ts";
import { lagSeconds } from "../../../../metrics/kafka.ts";

const job = "api-service";

/** One of each form, and of each way to choose series. */
export const availability = objective("availability", {
  target: 99.9,
  window: "30d",
  description: "Requests are answered.",
  owner: "messaging",
  errors: requests.where({ job, status: /5../ }),
  total: requests.where({ job }),
});

export const latency = objective("latency", {
  target: 99,
  window: "30d",
  within: "200ms",
  of: requestDuration.where({ job }),
});

/** Two counters make the total; a budget for each job. */
export const accepted = objective("accepted", {
  target: 99.5,
  window: "28d",
  errors: messagesRejected,
  total: [messagesAccepted, messagesRejected],
  by: ["job"],
});

export const fresh = objective("fresh", {
  target: 99,
  window: "7d",
  gauge: lagSeconds.where({ group: "router-worker" }),
  atMost: "60s",
  by: ["topic"],
  alerts: { ticket: { priority: "P2" }, noData: { after: "5m" } },
});

export const probe = objective("probe", {
  target: 99.99,
  window: "30d",
  probe: success.where({ job: "blackbox" }),
  alerts: { page: false },
});

export const samples: readonly Objective[] = [availability, latency, accepted, fresh, probe];

/** As a system named chat4all takes them. */
export const sampleGroups: readonly RuleGroup[] = samples.map(groupOf);

/** The rules of an objective that chat4all takes. */
export function groupOf(one: Objective): RuleGroup {
  return objectiveGroup({ objective: one, service: "chat4all", targets: ["api-service", "minio"] });
}
