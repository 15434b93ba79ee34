import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** A file of lines that is only ever added to, or replaced as a whole. One writer at a time, one call at a time. */
export interface Journal {
  /** Bytes in the file that count. */
  readonly size: number;
  /** Adds a line; it is on the disk when this resolves. Rejects when it is not, and leaves the file as it was. */
  append(line: string): Promise<void>;
  /** Replaces all lines: either all new ones are there afterwards, or all old ones. */
  replace(lines: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens or makes the file and reads its lines. An unfinished last line, left by a crash, was never acknowledged: it is cut off. */
export async function openJournal(
  path: string,
): Promise<{ journal: Journal; lines: readonly string[]; cutBytes: number }> {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  let handle = await openForWriting(path);
  const content = await handle.readFile();
  let size = content.lastIndexOf(0x0a) + 1;
  const lines = content.toString("utf8", 0, size).split("\n").slice(0, -1);
  if (content.length > size) await handle.truncate(size);

  return {
    lines,
    cutBytes: content.length - size,
    journal: {
      get size() {
        return size;
      },
      async append(line) {
        const bytes = Buffer.from(`${line}\n`);
        try {
          await writeAll(handle, bytes, size);
          await handle.datasync();
          size += bytes.length;
        } catch (error) {
          // Best effort: the next line is written over what is left of this one in any case.
          await handle.truncate(size).catch(() => {});
          throw error;
        }
      },
      async replace(kept) {
        const bytes = Buffer.from(kept.map((line) => `${line}\n`).join(""));
        const fresh = await open(temporary, "w+", 0o600);
        try {
          await writeAll(fresh, bytes, 0);
          await fresh.datasync();
          await rename(temporary, path);
        } catch (error) {
          await fresh.close();
          await rm(temporary, { force: true });
          throw error;
        }
        const old = handle;
        handle = fresh;
        size = bytes.length;
        await old.close();
        await syncFolder(path);
      },
      close: () => handle.close(),
    },
  };
}

/** Not in append mode: a line that failed halfway must be overwritten, not followed. */
async function openForWriting(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const handle = await open(path, "wx+", 0o600);
    await syncFolder(path);
    return handle;
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

/** A new name in a folder is on the disk only when the folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}
