import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ExecutionContext } from "ava";

const folder = new URL("../../golden/dashboards/", import.meta.url);

/** Compares with the file in `test/golden/dashboards`, byte for byte; `UPDATE_GOLDEN=1` writes it instead. */
export function matchesGolden(t: ExecutionContext, name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  t.is(text, readFileSync(file, "utf8"));
}
