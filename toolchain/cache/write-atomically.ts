import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file so that a reader sees the old content or the new, never a part. */
export async function writeAtomically(file: string, content: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, content, { mode });
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
