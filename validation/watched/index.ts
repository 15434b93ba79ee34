/** A system that runs in miniature beside a copy of the monitoring: what watches it, loads it and breaks it. */
export { type WatchedDefinitions, type WatchedDefinitionsOptions, watchedDefinitions } from "./definitions.ts";
export { beginFault, type RunningFault } from "./fault/index.ts";
export { type Ledger, type LedgerReader, openLedger } from "./ledger/index.ts";
export { type LatestCounts, type Load, type LoadCounts, type LoadOptions, loadOn } from "./load/index.ts";
