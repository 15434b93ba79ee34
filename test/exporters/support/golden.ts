import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ExecutionContext } from "ava";

/** Compares a text with a file of `test/golden/exporters`, byte for byte. `UPDATE_GOLDEN=1` writes it anew. */
export function matchesGolden(t: ExecutionContext, file: string, text: string): void {
  const url = new URL(`../../golden/exporters/${file}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(url.pathname), { recursive: true });
    writeFileSync(url, text);
  }
  t.is(text, readFileSync(url, "utf8"));
}
