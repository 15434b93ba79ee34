export { reduceDefaults } from "./reduce-defaults.ts";
export { Repeated, type RepeatedValue } from "./repeated.tsx";
export { useValues } from "./use-values.ts";
