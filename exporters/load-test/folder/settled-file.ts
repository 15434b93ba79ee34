import { open, stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

/** A file as it stood still. */
export interface SettledFile {
  readonly identity: string;
  readonly text: string;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

/** How a file looks from outside: it changes when anything is written. */
export interface Look {
  readonly identity: string;
  readonly size: number;
  readonly modifiedAt: number;
}

/** Looks at a file; undefined when it is not there, or no file. */
export async function look(path: string): Promise<Look | undefined> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs, isFile } = await statOf(path);
    if (!isFile) return undefined;
    return {
      identity: [dev, ino, size, mtimeNs, ctimeNs].join(":"),
      size: Number(size),
      modifiedAt: Number(mtimeNs) / 1e9,
    };
  } catch {
    return undefined;
  }
}

async function statOf(path: string) {
  const found = await stat(path, { bigint: true });
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return { dev, ino, size, mtimeNs, ctimeNs, isFile: found.isFile() };
}

/**
 * Reads a file that looks the same twice, `settleMs` apart, and once more after it was read; undefined when it changes, and is not ready.
 * @throws Error when it cannot be read or is too large.
 */
export async function readSettled(path: string, settleMs: number, maxBytes: number): Promise<SettledFile | undefined> {
  const first = await look(path);
  if (first === undefined) return undefined;
  await wait(settleMs);
  if ((await look(path))?.identity !== first.identity) return undefined;
  if (first.size > maxBytes) throw new Error(`has ${first.size} bytes, more than the ${maxBytes} that are read`);
  const file = await open(path, "r");
  const text = await file.readFile("utf8").finally(() => file.close());
  if ((await look(path))?.identity !== first.identity) return undefined;
  return { identity: first.identity, text, modifiedAt: first.modifiedAt };
}
