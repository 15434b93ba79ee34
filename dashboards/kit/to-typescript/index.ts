export { type ForeignDashboard, readForeignDashboard } from "../from-json/index.ts";
export { type WriteOptions, type WrittenDashboard, type WrittenPanel, writeDashboard } from "./file/index.ts";
export { type CatalogueMetric, catalogueOf } from "./metrics/index.ts";
