import { createHash } from "node:crypto";

/** The first 12 hex digits of the SHA-256 of a recipe; the order of keys does not matter. */
export function fingerprint(recipe: unknown): string {
  return sha256(JSON.stringify(recipe, sortKeys)).slice(0, 12);
}

/** SHA-256 of text or bytes in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
