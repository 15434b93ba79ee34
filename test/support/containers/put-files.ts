import { buffer } from "node:stream/consumers";
import type Docker from "dockerode";
import { pack } from "tar-stream";

/** Writes files into a volume of a container that was never started. */
export async function putFiles(
  container: Docker.Container,
  { folder, owner, files }: { readonly folder: string; readonly owner: number; readonly files: Files },
): Promise<void> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name, uid: owner, gid: owner }, content);
  archive.finalize();
  await container.putArchive(await buffer(archive), { path: folder });
}

/** File name → content. */
type Files = Readonly<Record<string, string>>;
