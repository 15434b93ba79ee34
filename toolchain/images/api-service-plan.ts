import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cached, fingerprint, sha256 } from "../cache/index.ts";
import { acquireJre, compileJava, javaRelease, javaSources } from "../java/index.ts";
import type { Platform } from "../lock.ts";
import { acquireJars, jarSets } from "../maven/index.ts";
import { nobody } from "./base-files.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { javaEnvironment, javaHome, javaLayer, javaRecipe } from "./java-runtime.ts";
import { projectRoot } from "./project-root.ts";
import type { RootEntry } from "./root-entry.ts";

/** Folder of the Java sources of the miniature's JVM service. */
export const apiServiceFolder = join(projectRoot, "examples", "workloads", "chat4all", "api-service");

/** Start of its container; its flags follow. */
export const apiServiceEntrypoint = [
  `${javaHome}/bin/java`,
  "-XX:MaxRAMPercentage=60",
  "-XX:+UseSerialGC",
  "-XX:-UsePerfData",
  "-XX:+ExitOnOutOfMemoryError",
  "-cp",
  "/app/classes:/app/libs/*",
  "chat4all.ApiService",
] as const;

/** Where uploads are kept: an empty volume that is mounted there takes over the owner. */
const dataFolders: readonly RootEntry[] = [{ path: "/files", content: "folder", owner: nobody }];

/** The plan of the image that holds the miniature's JVM service: Java, pinned jars, classes compiled here. */
export async function apiServicePlan(platform: Platform): Promise<ImagePlan> {
  const sources = await hashedSources();
  const layers = async () => {
    const jars = await acquireJars(jarSets["api-service"].jars);
    const libraries = jars.map((file) => ({ path: `/app/libs/${basename(file)}`, content: { file } }));
    const classes = await compiledClasses(platform, sources);
    return [await javaLayer(platform), libraries, [...classes, ...dataFolders]];
  };
  const config = {
    user: `${nobody}:${nobody}`,
    entrypoint: apiServiceEntrypoint,
    environment: javaEnvironment,
    ports: [8080],
    workingDirectory: "/app",
  };
  const recipe = { sources, jars: jarSets["api-service"], compiler: jarSets.compiler, java: javaRecipe, dataFolders };
  const given = { name: "api-service", version: apiServiceVersion, platform, webPages: true, config, layers } as const;
  return imagePlan(given, recipe);
}

/** It has no releases of its own: its version is that of its Kafka client. */
export const apiServiceVersion = versionOf("org.apache.kafka:kafka-clients");

/** Path below the folder → SHA-256 of the source; empty where the sources are not there. */
export async function hashedSources(): Promise<Readonly<Record<string, string>>> {
  const names = await javaSources(apiServiceFolder);
  const read = async (name: string) => [name, sha256(await readFile(join(apiServiceFolder, name)))] as const;
  return Object.fromEntries(await Promise.all(names.map(read)));
}

async function compiledClasses(platform: Platform, sources: Readonly<Record<string, string>>): Promise<RootEntry[]> {
  const recipe = { sources, javaRelease, jars: jarSets["api-service"], compiler: jarSets.compiler };
  const folder = await cached({ name: "api-service-classes", key: fingerprint(recipe) }, async (into) => {
    const home = await acquireJre(platform);
    await compileJava({ home, sources: apiServiceFolder, against: jarSets["api-service"].jars, into });
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ path: `/app/classes${file.slice(folder.length)}`, content: { file } }));
}

function versionOf(artifact: string): string {
  const root = jarSets["api-service"].roots.find((id) => id.startsWith(`${artifact}:`));
  return root?.split(":")[2] ?? "0.0.0";
}
