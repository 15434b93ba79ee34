import * as alerts from "../alerts/index.ts";
import type { Rule } from "../alerts/kit/index.ts";

/** What a target or an exporter takes that must not be gone: without it nothing is known of what it shows. */
export function missing(job: string, owner?: string): readonly Rule[] {
  return [alerts.targetMissing({ job, severity: "critical", ...(owner === undefined ? {} : { owner }) })];
}
