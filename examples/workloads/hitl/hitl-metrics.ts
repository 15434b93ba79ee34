import type { Registry } from "prom-client";
import * as hitl from "../../../metrics/hitl.ts";
import { instrumentDatabasePool, instrumentWebSocket } from "../../../metrics/instrument/index.ts";
import { instrument } from "../../../metrics/kit/instrument/index.ts";
import { type Decision, decisionNames } from "./store/index.ts";

/** Registers what the HITL API says about itself; what can be known at the start is there from the start. */
export function registerHitlMetrics(registry: Registry) {
  const requests = instrument(hitl.requests, registry);
  const duration = instrument(hitl.requestDuration, registry);
  const decisions = instrument(hitl.decisions, registry);
  const active = instrument(hitl.activeReviews, registry);
  for (const decision of decisionNames) decisions.inc({ decision }, 0);
  active.remove();
  return {
    /** The endpoint is there, and was not asked yet. */
    expect(method: string, endpoint: string) {
      duration.zero({ method, endpoint });
    },
    answered(method: string, endpoint: string, status: number, seconds: number) {
      requests.inc({ method, endpoint, status: String(status) });
      duration.observe({ method, endpoint }, seconds);
    },
    decided: (decision: Decision) => decisions.inc({ decision }),
    /** How many reviews are open; undefined when nobody knows. */
    open(count: number | undefined) {
      if (count === undefined) active.remove();
      else active.set(count);
    },
    pool: instrumentDatabasePool(hitl.databasePool, registry, "main"),
    webSocket: instrumentWebSocket(hitl.websocket, registry),
  };
}

export type HitlMetrics = ReturnType<typeof registerHitlMetrics>;
