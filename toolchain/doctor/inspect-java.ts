import { hasApt } from "../debian/index.ts";
import { jreIsCached } from "../java/index.ts";
import type { Platform } from "../lock.ts";
import { type JarSetName, jarPath, jarSets, jarsAreCached, mavenRepository } from "../maven/index.ts";
import type { Facts, JavaFacts, MavenFacts } from "./facts.ts";
import type { ItemId } from "./item.ts";
import { statusOf } from "./reach.ts";

/** Looks for what images with Java are made of; asks the repository only when something is wanted from it. */
export async function inspectJava(
  platform: Platform | undefined,
  wanted: ReadonlySet<ItemId>,
): Promise<Pick<Facts, "java" | "maven">> {
  const [java, maven] = await Promise.all([inspectRuntime(platform), inspectMaven(wanted)]);
  return { java, maven };
}

async function inspectRuntime(platform: Platform | undefined): Promise<JavaFacts> {
  const cached = platform !== undefined && (await jreIsCached(platform));
  return { cached, installable: cached || (platform !== undefined && (await hasApt())) };
}

/** A package registry: it is asked also where `SIGHTLINE_OFFLINE` is set. */
async function inspectMaven(wanted: ReadonlySet<ItemId>): Promise<MavenFacts> {
  const names = Object.keys(jarSets) as JarSetName[];
  const found = await Promise.all(names.map(async (name) => [name, await jarsAreCached(jarSets[name].jars)] as const));
  const cached = Object.fromEntries(found) as Record<JarSetName, boolean>;
  const [sample] = jarSets.compiler.jars;
  const complete = found.every(([, there]) => there);
  const decides = !complete && (wanted.has("image/kafka") || wanted.has("image/api-service"));
  const status =
    decides && sample !== undefined ? await statusOf(`${mavenRepository()}/${jarPath(sample)}`) : undefined;
  return { host: new URL(mavenRepository()).host, reachable: status === 200, cached };
}
