import { isList, isValues, type Value, type Values } from "./value.ts";

// Fixed by Pulumi's wire format: an object with this key is a special value, this one a secret.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

export function secret(value: Value): Values {
  return { [SIGNATURE]: SECRET, value };
}

export function isSecret(value: Value): value is Values {
  return isValues(value) && value[SIGNATURE] === SECRET;
}

export function hasSecret(value: Value): boolean {
  if (isSecret(value)) return true;
  if (isList(value)) return value.some(hasSecret);
  return isValues(value) && Object.values(value).some(hasSecret);
}

/** The value without any secret wrapper, at every level. */
export function reveal(value: Value): Value {
  if (isSecret(value)) return reveal(value.value);
  if (isList(value)) return value.map(reveal);
  return isValues(value) ? revealAll(value) : value;
}

/** {@link reveal} for a whole set of properties. */
export function revealAll(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, reveal(value)]));
}

/** Wraps each property of `plain` in full when any part of it was secret in one of the `sources`. */
export function concealLike(plain: Values, ...sources: readonly Values[]): Values {
  const entries = Object.entries(plain).map(([name, value]) => {
    const wasSecret = sources.some((source) => hasSecret(source[name]));
    return [name, wasSecret && value !== undefined ? secret(value) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Replaces every secret text of `sources` in a message, so that an error or a log line cannot give one away. */
export function redact(message: string, ...sources: readonly Values[]): string {
  const texts = sources.flatMap((source) => secretTexts(source, false)).filter((text) => text.length >= 4);
  return texts
    .sort((a, b) => b.length - a.length)
    .reduce((text, hidden) => text.replaceAll(hidden, "[secret]"), message);
}

function secretTexts(value: Value, inside: boolean): string[] {
  if (typeof value === "string") return inside ? [value, ...afterEquals(value)] : [];
  if (isSecret(value)) return secretTexts(value.value, true);
  if (isList(value)) return value.flatMap((item) => secretTexts(item, inside));
  return isValues(value) ? Object.values(value).flatMap((item) => secretTexts(item, inside)) : [];
}

// An environment variable is secret as `NAME=value`; a program prints only the value.
function afterEquals(text: string): string[] {
  const at = text.indexOf("=");
  return at < 0 ? [] : [text.slice(at + 1)];
}
