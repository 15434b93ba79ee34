export { type Collection, type CollectionOptions, createCollection, type Snapshot } from "./collection.ts";
export type { CollectionContext } from "./context.ts";
export type { Level } from "./level.ts";
export type { CollectionLimits } from "./limits.ts";
export { scrapeBudget } from "./scrape-budget.ts";
