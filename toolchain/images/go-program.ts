import { mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type CacheEntry, cached, fingerprint, isCached } from "../cache/index.ts";
import type { Platform } from "../lock.ts";
import { acquireGo, goTarget, run } from "../tools/index.ts";

/** The entry of the cache that holds one of our own small Go programs, for a platform; its name is its folder's. */
export async function goProgramEntry(folder: string, platform: Platform): Promise<CacheEntry> {
  const sources = await goSources(folder);
  return { name: basename(folder), key: fingerprint({ platform, sources }) };
}

/** True when such a program is in the cache for a platform. */
export async function goProgramIsCached(folder: string, platform: Platform): Promise<boolean> {
  return isCached(await goProgramEntry(folder, platform));
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

/** Path below the folder → content of the files that such a program is built from; empty where there are none. */
export async function goSources(folder: string): Promise<Readonly<Record<string, string>>> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const wanted = names.filter((name) => /(^|\/)go\.(mod|sum)$|(?<!_test)\.go$/.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(wanted.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
}
