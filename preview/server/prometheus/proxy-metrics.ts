import type { Registry } from "prom-client";
import { preview } from "../../../metrics/index.ts";
import { instrument } from "../../../metrics/kit/instrument/index.ts";
import type { FaultOutcome } from "./fault.ts";
import type { Turns } from "./turns.ts";
import type { Endpoint, Refusal } from "./verdict.ts";

/** What the proxy says about itself. */
export interface ProxyMetrics {
  answered(endpoint: Endpoint, outcome: "success" | "error", seconds: number): void;
  failed(endpoint: Endpoint, outcome: FaultOutcome | "abandoned"): void;
  refused(status: Refusal["status"]): void;
  /** Brings the gauges up to date. */
  refresh(turns: Turns): void;
}

/** Registers the proxy's metrics; refusals are there from the start, so that the first one is an increase. */
export function registerProxyMetrics(registry: Registry): ProxyMetrics {
  const queries = instrument(preview.queries, registry);
  const refused = instrument(preview.refused, registry);
  const duration = instrument(preview.queryDuration, registry);
  const inProgress = instrument(preview.queriesInProgress, registry);
  for (const status of [400, 403, 404, 405, 413]) refused.inc({ status: String(status) }, 0);
  return {
    answered(endpoint, outcome, seconds) {
      queries.inc({ endpoint, outcome });
      duration.observe({ endpoint }, seconds);
    },
    failed: (endpoint, outcome) => queries.inc({ endpoint, outcome }),
    refused: (status) => refused.inc({ status: String(status) }),
    refresh({ running, waiting }) {
      inProgress.set({ state: "asking" }, running);
      inProgress.set({ state: "waiting" }, waiting);
    },
  };
}
