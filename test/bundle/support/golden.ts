import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExecutionContext } from "ava";

const root = fileURLToPath(new URL("../../golden/bundle/", import.meta.url));

/** Compares files with a folder of `test/golden/bundle`, byte for byte, none missing and none too many. `UPDATE_GOLDEN=1` writes them anew. */
export function matchesGolden(t: ExecutionContext, name: string, files: Readonly<Record<string, string>>): void {
  const folder = join(root, name);
  if (process.env.UPDATE_GOLDEN === "1") {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }
  const expected = existsSync(folder) ? filesIn(folder) : {};
  t.deepEqual(Object.keys(files).sort(), Object.keys(expected).sort());
  for (const [path, content] of Object.entries(files)) t.is(content, expected[path] ?? "", path);
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}
