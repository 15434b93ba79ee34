export { lastWords } from "./last-words.ts";
export { liveFolder } from "./layout.ts";
export { isNotFound } from "./read-current.ts";
export { Release } from "./release.ts";
export type { ReleaseInputs } from "./release-inputs.ts";
export { runThrowaway } from "./throwaway.ts";
export { agentUser } from "./write-files.ts";
