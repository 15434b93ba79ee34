import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type Docker from "dockerode";

/** Writes an image of the engine to an archive for `docker load`, which gives it this name (`repository:tag`) there. */
export async function archiveImage(
  docker: Docker,
  { id, name }: { readonly id: string; readonly name: string },
  file: string,
): Promise<void> {
  const [repo = "", tag = "latest"] = name.split(/:(?=[^/]*$)/);
  // An archive holds those names only that it was asked for by, and an image that was pulled by digest has none.
  await docker.getImage(id).tag({ repo, tag });
  await pipeline(await docker.getImage(name).get(), createWriteStream(file));
}
