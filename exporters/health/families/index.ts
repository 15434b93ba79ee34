export { checkFamilies } from "./check-families.ts";
export { componentFamilies, componentSeries } from "./component-families.ts";
export { createWriters, type Writers } from "./writers.ts";
