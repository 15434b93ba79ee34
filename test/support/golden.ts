import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ExecutionContext } from "ava";

/** Compares a text with a file below `test/golden/<folder>`, byte for byte; `UPDATE_GOLDEN=1` writes it instead. */
export function goldenIn(folder: string): (t: ExecutionContext, file: string, text: string) => void {
  return (t, file, text) => {
    const url = new URL(`../golden/${folder}/${file}`, import.meta.url);
    if (process.env.UPDATE_GOLDEN === "1") {
      mkdirSync(new URL(".", url), { recursive: true });
      writeFileSync(url, text);
    }
    t.is(text, readFileSync(url, "utf8"));
  };
}
