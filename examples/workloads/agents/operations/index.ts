export { type ConcurrencyMonitor, createConcurrencyMonitor } from "./concurrency-monitor.ts";
export { type KindName, kindNames, kinds, type Outcome, outcomes } from "./kinds.ts";
export { createLedger, type Ledger } from "./ledger.ts";
export { type Beginning, createOperations, type Operations } from "./operations.ts";
