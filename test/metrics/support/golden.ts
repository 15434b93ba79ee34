import { readFileSync, writeFileSync } from "node:fs";
import type { ExecutionContext } from "ava";

/** Compares a text with a file of `test/golden/metrics`, byte for byte. `UPDATE_GOLDEN=1` writes it anew. */
export function matchesGolden(t: ExecutionContext, name: string, text: string): void {
  const file = new URL(`../../golden/metrics/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text);
  t.is(text, readFileSync(file, "utf8"));
}
