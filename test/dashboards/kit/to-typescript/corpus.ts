import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const folder = join(import.meta.dirname, "..", "..", "..");

/** Dashboards in the shapes that occur, sound ones and faulty ones. */
export const corpus = globSync("{valid,invalid}/dashboards/*.json", { cwd: folder })
  .sort()
  .map((file) => ({ name: basename(file, ".json"), text: readFileSync(join(folder, file), "utf8") }));
