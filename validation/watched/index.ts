/** A system that runs in miniature beside a copy of the monitoring: what watches it, loads it and breaks it. */
export { type WatchedDefinitions, type WatchedDefinitionsOptions, watchedDefinitions } from "./definitions.ts";
