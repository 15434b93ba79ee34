import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Header, type Pack, pack } from "tar-stream";
import { completeRoot, type RootEntry } from "./root-entry.ts";

/** A layer as a tar file on disk. */
export interface Layer {
  readonly file: string;
  /** SHA-256 of the file in hex. */
  readonly digest: string;
  readonly size: number;
}

/** Writes a layer; equal entries give equal bytes, whatever the machine, the user and the time. */
export async function writeLayer(entries: readonly RootEntry[], file: string): Promise<Layer> {
  const archive = pack();
  const hash = createHash("sha256");
  const hashed = async function* () {
    for await (const chunk of archive as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const written = pipeline(hashed, createWriteStream(file));
  try {
    for (const entry of completeRoot(entries)) await addEntry(archive, entry);
    archive.finalize();
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
    await written.catch(() => undefined);
    throw error;
  }
  await written;
  return { file, digest: hash.digest("hex"), size: (await stat(file)).size };
}

async function addEntry(archive: Pack, { path, content, mode, owner = 0 }: RootEntry): Promise<void> {
  const header = { name: path.slice(1), mtime: new Date(0), uid: owner, gid: owner };
  if (content === "folder") {
    await addBytes(archive, { ...header, name: `${header.name}/`, type: "directory", mode: mode ?? 0o755 });
  } else if ("link" in content) {
    await addBytes(archive, { ...header, type: "symlink", linkname: content.link, mode: 0o777 });
  } else if ("text" in content) {
    await addBytes(archive, { ...header, mode: mode ?? 0o644 }, content.text);
  } else {
    const { size } = await stat(content.file);
    const sink = archive.entry({ ...header, mode: mode ?? 0o644, size });
    await pipeline(createReadStream(content.file), sink);
  }
}

function addBytes(archive: Pack, header: Partial<Header> & Pick<Header, "name">, text = ""): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry(header, text, (error) => (error ? reject(error) : resolve()));
  });
}
