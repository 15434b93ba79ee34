export { type CollectionOptions, type CollectionProgress, type CollectionRun, measureCollection } from "./measure.ts";
