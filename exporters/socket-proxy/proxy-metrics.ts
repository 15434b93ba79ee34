import type { Registry } from "prom-client";
import { socketProxy } from "../../metrics/index.ts";
import { instrument } from "../../metrics/kit/instrument/index.ts";
import { type Endpoint, type RefusalReason, refusalReasons } from "./rules/index.ts";

/** What the proxy says about itself. */
export interface ProxyMetrics {
  refused(reason: RefusalReason): void;
  answered(endpoint: Endpoint, status: number, seconds: number): void;
  engineUp(up: boolean): void;
  began(kind: "request" | "stream"): void;
  ended(kind: "request" | "stream"): void;
}

/** Registers the proxy's metrics; refusals are there from the start, so that the first one is an increase. */
export function registerProxyMetrics(registry: Registry): ProxyMetrics {
  const requests = instrument(socketProxy.requests, registry);
  const refused = instrument(socketProxy.refused, registry);
  const duration = instrument(socketProxy.requestDuration, registry);
  const inProgress = instrument(socketProxy.inProgress, registry);
  const up = instrument(socketProxy.engineUp, registry);
  up.remove();
  for (const reason of refusalReasons) refused.inc({ reason }, 0);
  for (const kind of ["request", "stream"]) inProgress.set({ kind }, 0);
  return {
    refused: (reason) => refused.inc({ reason }),
    answered(endpoint, status, seconds) {
      requests.inc({ endpoint, status: String(status) });
      duration.observe({ endpoint }, seconds);
    },
    engineUp: (is) => up.set(is ? 1 : 0),
    began: (kind) => inProgress.inc({ kind }),
    ended: (kind) => inProgress.dec({ kind }),
  };
}
