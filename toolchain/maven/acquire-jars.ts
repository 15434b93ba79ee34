import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DefinitionError } from "../../problems/index.ts";
import { type CacheEntry, cached, download, isCached } from "../cache/index.ts";
import { type Jar, jarFile, jarPath } from "./jar-sets.ts";
import { mavenRepository } from "./repository.ts";

/** At once; a repository answers a few requests as fast as one. */
const lanes = 6;
const attempts = 4;

/** Downloads what the cache lacks of these jars and returns their files in the same order. */
export async function acquireJars(
  jars: readonly Jar[],
  options: {
    /** Before the second attempt at a file; doubled before each one after that. @default 500 */
    readonly firstPauseMs?: number;
  } = {},
): Promise<readonly string[]> {
  const { firstPauseMs = 500 } = options;
  const waiting = [...jars.entries()];
  const files: string[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, jar] = next;
      files[index] = await acquireJar(jar, firstPauseMs);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return files;
}

/** True when none of these jars has to be downloaded. */
export async function jarsAreCached(jars: readonly Jar[]): Promise<boolean> {
  const there = await Promise.all(jars.map((jar) => isCached(jarEntry(jar))));
  return there.every(Boolean);
}

async function acquireJar(jar: Jar, firstPauseMs: number): Promise<string> {
  const file = jarFile(jar);
  const url = `${mavenRepository()}/${jarPath(jar)}`;
  const folder = await cached(jarEntry(jar), (target) => retried(url, jar, join(target, file), firstPauseMs));
  return join(folder, file);
}

/** One jar is one entry: sets share it, and after a broken connection only the rest is fetched. */
function jarEntry(jar: Jar): CacheEntry {
  return { name: "jars", key: `${jarFile(jar).replace(/\.jar$/, "")}-${jar.sha256.slice(0, 12)}` };
}

async function retried(url: string, { sha256 }: Jar, file: string, firstPauseMs: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await download({ url, sha256, hint }, file);
    } catch (error) {
      if (attempt === attempts || isWrongFile(error)) throw error;
      await sleep(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}

function isWrongFile(error: unknown): boolean {
  return (
    error instanceof DefinitionError && error.findings.some(({ check }) => check === "toolchain/checksum-mismatch")
  );
}

const hint = "Try again, or set SIGHTLINE_MAVEN to a repository that can be reached from here.";
