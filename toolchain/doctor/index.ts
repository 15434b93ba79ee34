export { decide, stackItems, testItems } from "./decide.ts";
export type { EngineFacts, Facts, ImageFacts, MadeImage, PluginFacts, ProgramsFacts } from "./facts.ts";
export { inspectMachine } from "./inspect-machine.ts";
export type { Item, ItemId, Outcome } from "./item.ts";
