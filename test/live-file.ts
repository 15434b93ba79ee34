import { globSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const separator = " › ";

/**
 * The file of a live test, by the title that ava gives it among others; undefined when none or several can be meant.
 * @param folder the one that all files of the run have in common: titles begin below it
 */
export function liveFileOf(title: string, folder = "test"): string | undefined {
  const files = globSync(`${folder}/**/*.test.ts`, { cwd: root }).filter((file) =>
    /\/(live|full|scripted)\//.test(file),
  );
  const found = files.filter((file) => title.startsWith(`${prefixOf(file, folder)}${separator}`));
  return found.length === 1 ? found[0] : undefined;
}

function prefixOf(file: string, folder: string): string {
  return file
    .slice(folder.length + 1)
    .replace(/\.test\.ts$/, "")
    .replaceAll("/", separator);
}
