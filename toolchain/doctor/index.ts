export { decide, stackItems, testItems } from "./decide.ts";
export { wantedBy } from "./decide-preview.ts";
export { allDemoItems, type DemoImage, demoImages, demoItems } from "./demo-items.ts";
export type {
  EngineFacts,
  Facts,
  ImageFacts,
  MadeHereFacts,
  MadeImage,
  PluginFacts,
  PreviewFacts,
  ProgramsFacts,
} from "./facts.ts";
export { inspectMachine } from "./inspect-machine.ts";
export type { Item, ItemId, Outcome } from "./item.ts";
