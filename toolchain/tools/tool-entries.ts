import { type CacheEntry, fingerprint, isCached } from "../cache/index.ts";
import { lock, type Platform, type ToolName } from "../lock.ts";
import { buildRecipe } from "./build-go-module.ts";

/** How a tool in the cache was got. */
export type Origin = "download" | "build";

/** The entry of the cache that holds a tool got in this way; undefined where nothing is published for the platform. */
export async function toolEntry(name: ToolName, platform: Platform, origin: Origin): Promise<CacheEntry | undefined> {
  const { version, download, build } = lock.tools[name];
  const file = download.files[platform];
  if (origin === "download" && file === undefined) return undefined;
  const recipe =
    origin === "download" ? file : await Promise.all(build.modules.map((module) => buildRecipe(module, platform)));
  return { name, key: `${version}-${fingerprint({ origin, recipe })}` };
}

/** How the tool in the cache was got, the published one first; undefined when there is none. */
export async function cachedOrigin(name: ToolName, platform: Platform): Promise<Origin | undefined> {
  for (const origin of ["download", "build"] as const) {
    const entry = await toolEntry(name, platform, origin);
    if (entry !== undefined && (await isCached(entry))) return origin;
  }
  return undefined;
}
