export { type FactStore, factStore } from "./fact-store.ts";
export { firstTime } from "./facts.ts";
export { type Demands, type State, states, type Verdict } from "./judge.ts";
export { overdueRecords, provenOverdueNone } from "./overdue.ts";
export { createSearch, newestTime, type Search, type SearchInput, type Targets } from "./search.ts";
export type { Wave } from "./wave.ts";
