export {
  type Collection,
  type CollectionContext,
  type CollectionLimits,
  type CollectionOptions,
  createCollection,
  type Level,
  type Snapshot,
  scrapeBudget,
} from "./collection/index.ts";
export {
  acceptsEncoding,
  type ByteWriter,
  createByteWriter,
  createExposition,
  type Family,
  type FamilyWriter,
  familyWriter,
  labelText,
  withLabel,
} from "./exposition/index.ts";
export { type FileReading, type FollowedFile, followFile } from "./follow-file.ts";
export { type Html, type HtmlPart, html, trusted } from "./html.ts";
export type { Link } from "./landing.ts";
export { createLogger, type Logger } from "./log.ts";
export { type Page, pageText, sendPage } from "./page.ts";
export {
  type CommandCall,
  type Control,
  type Program,
  type ProgramCommand,
  type ProgramInfo,
  type RunningProgram,
  readSettings,
  runProgram,
  type SettingsOf,
} from "./program/index.ts";
export { type RunningServer, type ServerOptions, startServer } from "./server.ts";
export {
  byteSize,
  type CollectionSettings,
  collectionLimits,
  collectionSettings,
  duration,
  type ListenAddress,
  listenAddress,
  path,
  positiveInteger,
  readSecretFile,
  settingsFinding,
  toggle,
  type WebSettings,
  webSettings,
  wholeNumber,
} from "./settings/index.ts";
export { theme } from "./theme.ts";
export { version } from "./version.ts";
