import { readFile } from "node:fs/promises";
import type { Secret } from "./settings.ts";

/** Reads a secret as it is now; the line end after it does not belong to it. */
export async function readSecret(secret: Secret): Promise<string> {
  return "value" in secret ? secret.value : (await readFile(secret.file, "utf8")).replace(/\r?\n$/, "");
}
