import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, fingerprint } from "../cache/index.ts";
import { inRegistry, mirror } from "../reference.ts";

/** What `docker build` needs for an image of ours. */
export interface BuildContext {
  /** Folder with the Dockerfile and everything it copies. */
  readonly folder: string;
  /** `sightline/<name>:<hash of the folder's content>`. */
  readonly tag: string;
}

interface ContextParts {
  readonly name: string;
  /** Dockerfile beside this file. */
  readonly recipe: string;
  /** Everything else that decides the folder's content. */
  readonly sources: unknown;
  readonly fill: (folder: string) => Promise<void>;
}

/** Writes a build context below the cache and returns it; equal content is one folder. */
export async function buildContext({ name, recipe, sources, fill }: ContextParts): Promise<BuildContext> {
  const dockerfile = fromMirror(await readFile(join(import.meta.dirname, recipe), "utf8"));
  const key = fingerprint({ dockerfile, sources });
  const folder = await cached({ name: `${name}-context`, key }, async (target) => {
    await writeFile(join(target, "Dockerfile"), dockerfile);
    await fill(target);
  });
  return { folder, tag: `sightline/${name}:${key}` };
}

/** The base images come from where all images come from. */
function fromMirror(dockerfile: string): string {
  return dockerfile.replaceAll(/^FROM (?!scratch)(\S+)/gm, (_, image: string) => `FROM ${inRegistry(image, mirror())}`);
}
