import type { ReduceDataOptions } from "@grafana/schema";

/** The last value of each numeric field, where a panel does not say which. */
export const reduceDefaults: ReduceDataOptions = { calcs: ["lastNotNull"], values: false, fields: "" };
