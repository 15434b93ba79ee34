export { apiServiceContext } from "./api-service-context.ts";
export { apiServicePlan, apiServiceVersion, hashedSources } from "./api-service-plan.ts";
export { archiveImage } from "./archive-image.ts";
export type { BuildContext } from "./build-context.ts";
export { bundlePrograms } from "./bundle-programs.ts";
export { imageConfig } from "./docker-archive.ts";
export { governanceBridgeContext } from "./governance-bridge-context.ts";
export {
  governanceBridgeIsCached,
  governanceBridgePlan,
  governanceBridgeVersion,
  hasGovernanceBridge,
} from "./governance-bridge-plan.ts";
export type { ImageConfig, ImagePlan } from "./image-plan.ts";
export { kafkaPlan, kafkaProgramIsCached } from "./kafka-plan.ts";
export { imageId, loadImage } from "./load-image.ts";
export { type NodeRuntime, nodeRuntime } from "./node-runtime.ts";
export { canPull, findOfficial, type LocalImage, pullOfficial } from "./official-image.ts";
export {
  isPackaged,
  type PackagedName,
  packagedMegabytes,
  packagedNames,
  packagedPlan,
  packagesAreCached,
  startProgramIsCached,
} from "./packaged-images.ts";
export { previewPlan } from "./preview-plan.ts";
export { probeIsCached } from "./probe.ts";
export { previewProgram, programs } from "./programs.ts";
export { previewContext, programsContext, workloadsContext } from "./programs-context.ts";
export { programsEntrypoint, programsPlan } from "./programs-plan.ts";
export { projectRoot } from "./project-root.ts";
export { madeHere, removeSuperseded, superseded } from "./remove-superseded.ts";
export { isService, type ServiceName, servicePlan } from "./service-images.ts";
export { workloads } from "./workloads.ts";
export { workloadsPlan } from "./workloads-plan.ts";
