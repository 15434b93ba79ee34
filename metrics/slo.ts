import { type Computed, computed } from "./kit/index.ts";

// What the rules of objectives record. Names and `sloth_…` labels are those of Sloth (https://sloth.dev), so that dashboards written for
// it work. An objective with a budget for each value of a label has that label too; it differs from objective to objective.

const id = ["sloth_id", "sloth_service", "sloth_slo"] as const;

/** The share of bad events in a window, 0 to 1, recorded for the windows that its alerts look at and for its period. */
export function errorRatio<const Window extends string>(
  window: Window,
): Computed<"sloth_id" | "sloth_service" | "sloth_slo" | "sloth_window"> {
  return computed(`slo:sli_error:ratio_rate${window}`, {
    help: `Share of bad events in ${window}.`,
    unit: "ratio",
    labels: [...id, "sloth_window"],
  });
}

export const target = computed("slo:objective:ratio", {
  help: "Share of good events that is promised.",
  unit: "ratio",
  labels: id,
});

export const budget = computed("slo:error_budget:ratio", {
  help: "Share of bad events that the promise allows.",
  unit: "ratio",
  labels: id,
});

export const periodDays = computed("slo:time_period:days", {
  help: "Days that the promise is about.",
  unit: "days",
  labels: id,
});

/** 1 spends the budget in exactly the period, 10 in a tenth of it. */
export const currentBurn = computed("slo:current_burn_rate:ratio", {
  help: "How many times faster than sustainable the error budget was spent in the last five minutes.",
  unit: "burn rate",
  labels: id,
});

export const periodBurn = computed("slo:period_burn_rate:ratio", {
  help: "How many times faster than sustainable the error budget was spent over the period.",
  unit: "burn rate",
  labels: id,
});

/** 1 is all of it; below 0 the promise is broken. */
export const budgetLeft = computed("slo:period_error_budget_remaining:ratio", {
  help: "Share of the period's error budget that is left.",
  unit: "ratio",
  labels: id,
});

export const info = computed("sloth_slo_info", {
  help: "The objective in percent, always 1.",
  labels: [...id, "sloth_objective"],
});

// Not of Sloth, which has no counts.

export const badEvents = computed("slo:sli_errors:increase5m", {
  help: "Bad events of the last five minutes.",
  unit: "events",
  labels: id,
});

export const events = computed("slo:sli_events:increase5m", {
  help: "Events of the last five minutes.",
  unit: "events",
  labels: id,
});

export const beyondLimit = computed("slo:sli_error:bool", {
  help: "Whether a gauge is beyond its limit.",
  unit: "boolean",
  labels: id,
});
