import { closeSync, openSync, readSync } from "node:fs";

/** Enough for what a kernel file holds in practice (memory.stat has 2 KiB, io.stat a line per device); doubled when one holds more. */
let buffer = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * The text of a small kernel file; undefined when there is none. Synchronous: the kernel answers from memory, and the thread pool's
 * detour takes five times as long as the reading.
 */
export function readKernelFile(path: string): string | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    let length = 0;
    for (;;) {
      // The kernel hands out about a page at a time: only nothing at all is the end.
      const read = readSync(file, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0) return buffer.toString("latin1", 0, length);
      if (length === buffer.length) buffer = Buffer.concat([buffer], 2 * length);
    }
  } catch {
    // The cgroup went away between opening and reading.
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** The number that a file holds; undefined for `max` and everything else that is none. */
export function readNumber(path: string): number | undefined {
  return toNumber(readKernelFile(path)?.trimEnd());
}

/** The number behind a key in lines of `key number`. */
export function field(text: string | undefined, key: string): number | undefined {
  if (text === undefined) return undefined;
  const start = text.startsWith(`${key} `) ? 0 : text.indexOf(`\n${key} `) + 1;
  if (start === 0 && !text.startsWith(`${key} `)) return undefined;
  const end = text.indexOf("\n", start);
  return toNumber(text.slice(start + key.length + 1, end === -1 ? undefined : end));
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
