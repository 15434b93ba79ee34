import { readFileSync } from "node:fs";

/** A dashboard as others write it, from the files beside this one. */
export function foreign(name: string): string {
  return readFileSync(new URL(`${name}.json`, import.meta.url), "utf8");
}

/** Their names: exported to be shared; of 2016, in rows; of 2021, with names of datasources; schema v2. */
export const foreignNames = ["http-service", "node-2016", "queue", "v2"] as const;
