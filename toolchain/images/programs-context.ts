import { copyFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cached, fingerprint } from "../cache/index.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { probeFolder } from "./probe.ts";
import { programFiles } from "./programs-plan.ts";

const dockerfile = join(import.meta.dirname, "Dockerfile");

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
  const sources = [dockerfile, join(probeFolder, "go.mod"), join(probeFolder, "main.go")];
  const key = fingerprint({ app, sources: await Promise.all(sources.map((file) => readFile(file, "utf8"))) });
  const folder = await cached({ name: "programs-context", key }, async (target) => {
    await copyFile(dockerfile, join(target, "Dockerfile"));
    await cp(probeFolder, join(target, "probe"), { recursive: true });
    await mkdir(join(target, "app"));
    for (const { path, content } of app) {
      if (content !== "folder" && "text" in content) await writeFile(join(target, "app", basename(path)), content.text);
    }
  });
  return { folder, tag: `sightline/programs:${key}` };
}
