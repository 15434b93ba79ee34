import type { Duration } from "../../../metrics/kit/index.ts";

/**
 * Every name of an objective that ends up in Prometheus.
 *
 * Records and `sloth_…` labels are those of Sloth (https://sloth.dev), so that dashboards written for it work.
 */
export const names = {
  /** The share of bad events in a window, 0 to 1. */
  errorRatio: (window: Duration) => `slo:sli_error:ratio_rate${window}`,
  target: "slo:objective:ratio",
  budget: "slo:error_budget:ratio",
  periodDays: "slo:time_period:days",
  currentBurn: "slo:current_burn_rate:ratio",
  periodBurn: "slo:period_burn_rate:ratio",
  budgetLeft: "slo:period_error_budget_remaining:ratio",
  info: "sloth_slo_info",
  // Not of Sloth, which has no counts.
  badEvents: "slo:sli_errors:increase5m",
  events: "slo:sli_events:increase5m",
  /** 1 while a gauge is beyond its limit. */
  beyondLimit: "slo:sli_error:bool",
  burnAlert: "ErrorBudgetBurn",
  noDataAlert: "ObjectiveWithoutData",
} as const;

/** The window that the counts are recorded over; longer windows add such slices up. */
export const slice = "5m";

/** The label that tells the windows of {@link names.errorRatio} apart. */
export const windowLabel = "sloth_window";

/** What tells an objective from all others. */
export type IdLabels = Readonly<Record<"sloth_id" | "sloth_service" | "sloth_slo", string>>;

/** The labels of everything that belongs to an objective. */
export function idLabels(service: string, name: string): IdLabels {
  return { sloth_id: `${service}-${name}`, sloth_service: service, sloth_slo: name };
}
