export { concealLike, hasSecret, isSecret, redact, reveal, revealAll, secret } from "./secret.ts";
export { hasUnknown, isUnknown, UNKNOWN } from "./unknown.ts";
export { compact, DEFAULTS, isList, isValues, isZero, type Value, type Values } from "./value.ts";
