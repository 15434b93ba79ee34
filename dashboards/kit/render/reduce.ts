import type { ReduceDataOptions } from "@grafana/grafana-foundation-sdk/common";

/** The last value of each series that is one; the SDK names no calculation, which shows nothing. */
export const lastValue: ReduceDataOptions = { calcs: ["lastNotNull"], fields: "", values: false };
