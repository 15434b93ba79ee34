import { globSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const separator = " › ";

/** The file of a live test, by the title that ava gives it among others; undefined when none or several can be meant. */
export function liveFileOf(title: string): string | undefined {
  const files = globSync("test/**/{live,scripted}/**/*.test.ts", { cwd: root });
  const found = files.filter((file) => title.startsWith(`${prefixOf(file)}${separator}`));
  return found.length === 1 ? found[0] : undefined;
}

function prefixOf(file: string): string {
  return file
    .replace(/^test\//, "")
    .replace(/\.test\.ts$/, "")
    .replaceAll("/", separator);
}
