export { decide, stackItems, testItems } from "./decide.ts";
export { allDemoItems, type DemoImage, demoImages, demoItems } from "./demo-items.ts";
export type { EngineFacts, Facts, ImageFacts, MadeHereFacts, MadeImage, PluginFacts, ProgramsFacts } from "./facts.ts";
export { inspectMachine } from "./inspect-machine.ts";
export type { Item, ItemId, Outcome } from "./item.ts";
