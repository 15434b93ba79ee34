export { type AssembleOptions, assemble } from "./assemble.ts";
export type { Bundle, Counts, ServiceFiles } from "./bundle.ts";
export { type ExtraFile, type ExtraFiles, type KafkaCertificates, readExtraFiles } from "./extra-files.ts";
export * from "./gaps/index.ts";
export * from "./lint/index.ts";
export { engineNetworkName, miniatureNetworkName, networkName } from "./networks.ts";
export type { Place, Places } from "./places.ts";
export { type Files, ownFolder, type Release, release } from "./release.ts";
export { filesOf, writeBundle } from "./write.ts";
