import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type CacheEntry, cached, fingerprint } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import { acquireGo, goTarget, run } from "../tools/index.ts";

/** The entry of the cache that holds one of our own small Go programs, for a platform; its name is its folder's. */
export async function goProgramEntry(folder: string, platform: Platform): Promise<CacheEntry> {
  const sources = await Promise.all(goSources.map((file) => readFile(join(folder, file), "utf8")));
  return { name: basename(folder), key: fingerprint({ platform, sources }) };
}

/** Builds one of our own small Go programs, static and without traces of this machine; returns its executable. */
export async function acquireGoProgram(folder: string, platform: Platform): Promise<string> {
  const name = basename(folder);
  const target = await cached(await goProgramEntry(folder, platform), async (into) => {
    const go = await acquireGo();
    const env = {
      ...goTarget(platform),
      CGO_ENABLED: "0",
      GOFLAGS: "-buildvcs=false",
      GOTOOLCHAIN: "local",
      GOWORK: "off",
    };
    await mkdir(join(into, "bin"));
    const args = ["build", "-trimpath", "-ldflags", "-s -w", "-o", join(into, "bin", name), "."];
    await run(go.executable, args, { cwd: folder, env });
  });
  return join(target, "bin", name);
}

/** The files that such a program is built from. */
export const goSources = ["go.mod", "main.go"] as const;
