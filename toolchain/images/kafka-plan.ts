import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { lock, type Platform } from "../lock.ts";
import { acquireJars, jarSets } from "../maven/index.ts";
import { acquireGoProgram, goProgramEntry, goProgramIsCached } from "./go-program.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { appuser, javaEnvironment, javaLayer, javaRecipe } from "./java-runtime.ts";
import type { RootEntry } from "./root-entry.ts";

/** Folder of the start program and of the settings for a container that is given none. */
const kafkaFolder = join(import.meta.dirname, "..", "kafka");
const settings = ["log4j2.yaml", "server.properties"] as const;
const defaults = "/etc/kafka/docker";

/** What the official image's user owns: `config` is written at every start, `logs` and `data` while it runs. */
const owned = [
  "/etc/kafka/secrets",
  "/mnt/shared/config",
  "/opt/kafka/config",
  "/opt/kafka/logs",
  "/var/lib/kafka/data",
];

/** The plan of a Kafka broker's image from Maven's jars, laid out and started as the official one is. */
export async function kafkaPlan(platform: Platform): Promise<ImagePlan> {
  const program = await goProgramEntry(kafkaFolder, platform);
  const texts = await Promise.all(settings.map((name) => readFile(join(kafkaFolder, name), "utf8")));
  const layers = async () => {
    const jars = await acquireJars(jarSets.kafka.jars);
    const run = await acquireGoProgram(kafkaFolder, platform);
    const libraries = jars.map((file) => ({ path: `/opt/kafka/libs/${basename(file)}`, content: { file } }));
    const own: RootEntry[] = [
      { path: `${defaults}/run`, content: { file: run }, mode: 0o755 },
      ...settings.map((name, index) => ({ path: `${defaults}/${name}`, content: { text: texts[index] ?? "" } })),
      ...owned.map((path) => ({ path, content: "folder" as const, owner: appuser })),
    ];
    return [await javaLayer(platform), libraries, own];
  };
  const { version } = lock.images.kafka;
  const config = {
    user: `${appuser}:${appuser}`,
    entrypoint: [],
    command: [`${defaults}/run`],
    environment: javaEnvironment,
    ports: [9092],
  };
  const recipe = { jars: jarSets.kafka, java: javaRecipe, owned, program: program.key, texts };
  return imagePlan({ name: "kafka", version, platform, webPages: true, config, layers }, recipe);
}

/** True when the start program for a platform is in the cache. */
export function kafkaProgramIsCached(platform: Platform): Promise<boolean> {
  return goProgramIsCached(kafkaFolder, platform);
}
