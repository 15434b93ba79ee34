export { durations } from "./durations.ts";
export { files } from "./files.ts";
export { messages } from "./messages.ts";
export { now } from "./now.ts";
export { publishing } from "./publishing.ts";
export { requests } from "./requests.ts";
export { runtime } from "./runtime.ts";
