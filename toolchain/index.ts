export { acquire, type Progress } from "./acquire.ts";
export { cached, cacheFolder, exclusively, fingerprint, stateFolder, writeAtomically } from "./cache/index.ts";
export { acquireChromium, findChromium } from "./chromium/index.ts";
export {
  allDemoItems,
  type DemoImage,
  demoImages,
  demoItems,
  type Item,
  type ItemId,
  type Outcome,
  stackItems,
  testItems,
  wantedBy,
} from "./doctor/index.ts";
export { doctor } from "./doctor.ts";
export { type Engine, engine, findEngine } from "./engine/index.ts";
export { environment } from "./environment.ts";
export {
  apiServiceContext,
  archiveImage,
  type BuildContext,
  bundlePrograms,
  governanceBridgeContext,
  previewContext,
  previewProgram,
  programs,
  programsContext,
  programsEntrypoint,
  workloadsContext,
} from "./images/index.ts";
export { type ImageName, imageNames, type LockedImage, lock } from "./lock.ts";
export {
  acquirePreviewApp,
  previewAppEntry,
  previewAppIsCached,
  previewPackages,
  previewWorkspace,
} from "./preview-app/index.ts";
export { checkedRegistry, officialName, reference } from "./reference.ts";
export { type Resolved, type ResolvedEngine, type ResolvedImage, readResolved, resolvedFile } from "./resolved.ts";
export { acquireGo, run } from "./tools/index.ts";
