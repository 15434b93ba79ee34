import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ExecutionContext } from "ava";

const folder = new URL("../../golden/alerts/", import.meta.url);

/** Compares text with `test/golden/alerts/<name>`, byte for byte; with UPDATE_GOLDEN=1 in the environment, writes it. */
export function matchesGolden(t: ExecutionContext, name: string, text: string): void {
  const file = new URL(name, folder);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, text);
  }
  t.is(text, readFileSync(file, "utf8"));
}

/** Names of the files of a folder of `test/golden/alerts/`, sorted. */
export function goldenFiles(name: string): readonly string[] {
  return readdirSync(new URL(`${name}/`, folder)).sort();
}
