import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CacheEntry, cached, fingerprint, isCached } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import { acquireGo, goTarget, run } from "../tools/index.ts";

/** Folder of the health probe's source. */
export const probeFolder = join(import.meta.dirname, "..", "probe");

/** The entry of the cache that holds the probe for a platform. */
export async function probeEntry(platform: Platform): Promise<CacheEntry> {
  const sources = await Promise.all(["go.mod", "main.go"].map((file) => readFile(join(probeFolder, file), "utf8")));
  return { name: "probe", key: fingerprint({ platform, sources }) };
}

/** True when the probe for a platform is in the cache. */
export async function probeIsCached(platform: Platform): Promise<boolean> {
  return isCached(await probeEntry(platform));
}

/** Builds the probe and returns the path of its executable. */
export async function acquireProbe(platform: Platform): Promise<string> {
  const folder = await cached(await probeEntry(platform), async (target) => {
    const go = await acquireGo();
    const env = {
      ...goTarget(platform),
      CGO_ENABLED: "0",
      GOFLAGS: "-buildvcs=false",
      GOTOOLCHAIN: "local",
      GOWORK: "off",
    };
    await mkdir(join(target, "bin"));
    const args = ["build", "-trimpath", "-ldflags", "-s -w", "-o", join(target, "bin", "probe"), "."];
    await run(go.executable, args, { cwd: probeFolder, env });
  });
  return join(folder, "bin", "probe");
}
