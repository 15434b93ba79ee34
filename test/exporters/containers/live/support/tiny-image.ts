import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import { buffer } from "node:stream/consumers";
import type Docker from "dockerode";
import { execa } from "execa";
import { pack } from "tar-stream";

/** What the containers run: small, on every machine, and enough to sleep, to burn, to hoard and to talk. */
const programs = ["/bin/bash", "/bin/sleep", "/usr/bin/head", "/usr/bin/tail"];

/** An image of 4 MB with a shell, made of this machine's own programs; made once for each version of them. */
export async function tinyImage(docker: Docker): Promise<string> {
  const files = new Map<string, Buffer>();
  for (const program of programs) {
    files.set(`bin/${basename(program)}`, readFileSync(realpathSync(program)));
    const { stdout } = await execa("ldd", [program]);
    for (const [library] of stdout.matchAll(/\/\S+/g)) files.set(library.slice(1), readFileSync(library));
  }
  const digest = createHash("sha256");
  for (const [name, content] of [...files].sort()) digest.update(name).update(content);
  const tag = `sightline/test-tiny:${digest.digest("hex").slice(0, 12)}`;
  if (await isThere(docker, tag)) return tag;
  const archive = pack();
  const folders = new Set([...files.keys()].map(dirname));
  for (const folder of [...folders, "tmp"].sort())
    archive.entry({ name: `${folder}/`, type: "directory", mode: 0o755 });
  for (const [name, content] of files) archive.entry({ name, mode: 0o755 }, content);
  archive.finalize();
  const [repo = "", version = ""] = tag.split(":");
  const progress = await docker.importImage((await buffer(archive)) as never, { repo, tag: version });
  await buffer(progress as never);
  return tag;
}

function isThere(docker: Docker, image: string): Promise<boolean> {
  return docker
    .getImage(image)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}
