export { redactEvents } from "./event-lines.ts";
export { redact, redactFailure } from "./redact.ts";
