import { dependencyDown, serviceNotReady } from "./health.ts";
import { healthEndpointFailing, startupSlow } from "./health-endpoints.ts";
import type { Alert } from "./kit/index.ts";

const asked = { service: "hitl-api", owner: "hitl" };

export const hitlNotReady = serviceNotReady(asked);
export const hitlDependencyDown = dependencyDown(asked);
export const hitlHealthEndpointFailing = healthEndpointFailing(asked);
export const hitlStartSlow = startupSlow(asked);

/** What the health exporter tells of HITL: whether it can do its work, and what keeps it from that. */
export const hitlHealth: readonly Alert[] = [
  hitlNotReady,
  hitlDependencyDown,
  hitlHealthEndpointFailing,
  hitlStartSlow,
];
