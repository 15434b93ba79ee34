export { admits } from "./client-policy.ts";
export { followWebConfig, type WebConfigSource } from "./follow.ts";
export { createPasswordCheck, type PasswordCheck, type PasswordVerdict } from "./password-check.ts";
export { createRateCheck } from "./rate-limit.ts";
export { checkWebConfig, type WebConfig } from "./read.ts";
export type { TlsServing } from "./tls-section.ts";
