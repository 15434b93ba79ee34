import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file so that a reader sees the old content or the new, never a part. */
export async function writeAtomically(file: string, content: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // Not the process's number alone: it may write the same file twice at once.
  const unfinished = `${file}.${process.pid}-${randomBytes(4).toString("hex")}.unfinished`;
  try {
    await writeFile(unfinished, content, { mode });
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
