export { liveFolder } from "./layout.ts";
export { Release } from "./release.ts";
export type { ReleaseInputs } from "./release-inputs.ts";
export { runThrowaway } from "./throwaway.ts";
export { agentUser } from "./write-files.ts";
