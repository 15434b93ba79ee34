import { join } from "node:path";
import type { CacheEntry } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import { acquireGoProgram, goProgramEntry, goProgramIsCached } from "./go-program.ts";

/** Folder of the health probe's source. */
export const probeFolder = join(import.meta.dirname, "..", "probe");

/** The entry of the cache that holds the probe for a platform. */
export function probeEntry(platform: Platform): Promise<CacheEntry> {
  return goProgramEntry(probeFolder, platform);
}

/** True when the probe for a platform is in the cache. */
export function probeIsCached(platform: Platform): Promise<boolean> {
  return goProgramIsCached(probeFolder, platform);
}

/** Builds the probe and returns the path of its executable. */
export function acquireProbe(platform: Platform): Promise<string> {
  return acquireGoProgram(probeFolder, platform);
}
