import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cached, fingerprint } from "../cache/index.ts";
import { inRegistry, mirror } from "../reference.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { probeFolder } from "./probe.ts";
import { programFiles } from "./programs-plan.ts";

const recipe = join(import.meta.dirname, "Dockerfile");

/** What `docker build` needs for the image of our own programs. */
export interface BuildContext {
  /** Folder with the Dockerfile and everything it copies. */
  readonly folder: string;
  /** `sightline/programs:<hash of the folder's content>`. */
  readonly tag: string;
}

/** Writes the build context below the cache and returns it; equal programs are one folder. */
export async function programsContext(): Promise<BuildContext> {
  const app = programFiles(await bundlePrograms());
  const dockerfile = fromMirror(await readFile(recipe, "utf8"));
  const probe = await Promise.all(["go.mod", "main.go"].map((file) => readFile(join(probeFolder, file), "utf8")));
  const key = fingerprint({ app, sources: [dockerfile, ...probe] });
  const folder = await cached({ name: "programs-context", key }, async (target) => {
    await writeFile(join(target, "Dockerfile"), dockerfile);
    await cp(probeFolder, join(target, "probe"), { recursive: true });
    await mkdir(join(target, "app"));
    for (const { path, content } of app) {
      if (content !== "folder" && "text" in content) await writeFile(join(target, "app", basename(path)), content.text);
    }
  });
  return { folder, tag: `sightline/programs:${key}` };
}

/** The base images come from where all images come from. */
function fromMirror(dockerfile: string): string {
  return dockerfile.replaceAll(/^FROM (?!scratch)(\S+)/gm, (_, image: string) => `FROM ${inRegistry(image, mirror())}`);
}
