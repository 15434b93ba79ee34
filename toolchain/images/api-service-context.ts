import { copyFile, cp, mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { acquireJars, jarSets } from "../maven/index.ts";
import { apiServiceFolder, hashedSources } from "./api-service-plan.ts";
import { type BuildContext, buildContext } from "./build-context.ts";

/** The build context of the image of the miniature's JVM service; downloads its jars when the cache lacks them. */
export async function apiServiceContext(): Promise<BuildContext> {
  const sources = await hashedSources();
  const jars = jarSets["api-service"];
  const fill = async (folder: string) => {
    await mkdir(join(folder, "libs"));
    for (const jar of await acquireJars(jars.jars)) await copyFile(jar, join(folder, "libs", basename(jar)));
    for (const name of Object.keys(sources)) {
      await mkdir(dirname(join(folder, "src", name)), { recursive: true });
      await cp(join(apiServiceFolder, name), join(folder, "src", name));
    }
  };
  return buildContext({ name: "api-service", recipe: "api-service.Dockerfile", sources: { sources, jars }, fill });
}
