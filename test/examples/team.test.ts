import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { teamFiles } from "./support/team-files.ts";

const folder = fileURLToPath(new URL("../../examples/team/generated/", import.meta.url));

test("what the example generates is what is committed; UPDATE_GOLDEN=1 writes it anew", (t) => {
  const files = teamFiles();
  if (process.env.UPDATE_GOLDEN === "1") write(files);
  t.deepEqual(Object.keys(files).sort(), committed());
  for (const [path, content] of Object.entries(files)) t.is(content, readFileSync(join(folder, path), "utf8"), path);
});

function write(files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function committed(): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => statSync(join(folder, path)).isFile()).sort();
}
