export { type CatalogueMetric, catalogueOf, codeOf } from "./catalogue.ts";
export { definitionOf, identifierOf } from "./define.ts";
export { type Demand, demandsOf, openSeries } from "./demands.ts";
export { type OwnMetric, ownMetrics } from "./own-metrics.ts";
export { labelsOf, type NamedMetric, ownersOf, seriesWith } from "./series.ts";
