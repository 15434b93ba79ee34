export { answers } from "./answers.ts";
export { files } from "./files.ts";
export { messages } from "./messages.ts";
export { now } from "./now.ts";
export { publishing } from "./publishing.ts";
export { here } from "./scope.ts";
