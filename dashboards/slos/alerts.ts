import { alertsOfObjective, objective } from "../../alerts/kit/index.ts";
import { scrape } from "../../metrics/index.ts";
import type { Watch } from "../kit/index.ts";

// Objectives belong to systems, which this page knows nothing of: one of its own stands for all, since their alerts share their names.
const anyObjective = objective("any", { target: 99, window: "30d", probe: scrape.up.where({ job: "any" }) });
const { burning, noData } = alertsOfObjective({ objective: anyObjective, service: "any" });

/** The alerts on the error budgets of all objectives. */
export const budgetAlerts: readonly Watch[] = burning.map((alert) => ({ alert, namesakes: true }));

/** The alerts on missing data of all objectives. */
export const dataAlerts: readonly Watch[] = noData.map((alert) => ({ alert, namesakes: true }));
