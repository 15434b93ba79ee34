export { type CollectionOptions, type CollectionProgress, type CollectionRun, measureCollection } from "./measure.ts";
export { type CollectionOnCopies, measureCollectionOnCopies } from "./on-copies.ts";
export { type CollectionExtent, type CopyRuns, collectionRuns, estimateCollection } from "./runs.ts";
