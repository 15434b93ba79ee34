/** Proof that a stack's alerts fire, arrive and survive faults. */
export { type Ask, NotThere, type PrometheusAddress, prometheusApi } from "./observe/index.ts";
