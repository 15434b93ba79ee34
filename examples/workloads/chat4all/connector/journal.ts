import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type Message, message } from "../kafka/index.ts";

/** Messages that wait for a channel, on disk, in the order in which they came. */
export interface Journal {
  readonly size: number;
  /** Whether so many more messages may be added. */
  hasRoom(messages: readonly Message[]): boolean;
  /** Keeps messages behind those that wait; they are on the disk when this resolves. One that waits already is not kept twice. */
  add(messages: readonly Message[]): Promise<void>;
  /** Takes messages out that were sent. */
  remove(ids: readonly string[]): Promise<void>;
  /** The messages that wait longest. */
  first(count: number): readonly Message[];
  close(): Promise<void>;
}

export interface JournalBounds {
  readonly maxMessages: number;
  readonly maxBytes: number;
}

/**
 * Opens or makes the journal's file: a line per message kept and a line per message sent. An unfinished last line, left by a crash, was
 * never acknowledged and is cut off. A "sent" that a crash swallows means that a message is sent again, under the same id.
 */
export async function openJournal(folder: string, { maxMessages, maxBytes }: JournalBounds): Promise<Journal> {
  const path = join(folder, "journal.ndjson");
  const file = await openFile(path);
  const waiting = new Map<string, Message>();
  const content = await file.handle.readFile();
  file.size = content.lastIndexOf(0x0a) + 1;
  await file.handle.truncate(file.size);
  for (const text of content.toString("utf8", 0, file.size).split("\n").slice(0, -1)) {
    const { kept, sent } = line.parse(JSON.parse(text));
    if (kept !== undefined) waiting.set(kept.id, kept);
    if (sent !== undefined) waiting.delete(sent);
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One write at a time, whatever became of the one before. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = last.then(work, work);
    last = result.catch(() => {});
    return result;
  };
  const keptLine = (kept: Message) => `${JSON.stringify({ kept })}\n`;
  /** Messages in the file that were sent since it was written anew. */
  let dead = 0;
  return {
    get size() {
      return waiting.size;
    },
    hasRoom(messages) {
      const bytes = Buffer.byteLength(messages.map(keptLine).join(""));
      return waiting.size + messages.length <= maxMessages && file.size + bytes <= maxBytes;
    },
    add: (messages) =>
      inTurn(async () => {
        const fresh = messages.filter(({ id }) => !waiting.has(id));
        await append(file, fresh.map(keptLine).join(""));
        await file.handle.datasync();
        for (const one of fresh) waiting.set(one.id, one);
      }),
    remove: (ids) =>
      inTurn(async () => {
        for (const id of ids) waiting.delete(id);
        dead += ids.length;
        if (waiting.size === 0) {
          await file.handle.truncate(0);
          file.size = 0;
          dead = 0;
        } else if (dead > waiting.size && file.size > compactFrom) {
          await replaceFile(file, path, waiting.values().map(keptLine).toArray().join(""));
          dead = 0;
        } else {
          await append(file, ids.map((sent) => `${JSON.stringify({ sent })}\n`).join(""));
        }
      }),
    first: (count) => waiting.values().take(count).toArray(),
    close: () => inTurn(() => file.handle.close()),
  };
}

/** A smaller file is not worth writing anew. */
const compactFrom = 64 * 1024;
const line = z.object({ kept: message.optional(), sent: z.string().optional() });

interface OpenFile {
  handle: FileHandle;
  size: number;
}

async function openFile(path: string): Promise<OpenFile> {
  await rm(`${path}.new`, { force: true });
  try {
    return { handle: await open(path, "r+"), size: 0 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return { handle: await open(path, "wx+", 0o600), size: 0 };
  }
}

/** At a position, not in append mode: what a failed write left behind is written over. */
async function append(file: OpenFile, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) {
    done += (await file.handle.write(bytes, done, bytes.length - done, file.size + done)).bytesWritten;
  }
  file.size += bytes.length;
}

async function replaceFile(file: OpenFile, path: string, text: string): Promise<void> {
  const fresh: OpenFile = { handle: await open(`${path}.new`, "w+", 0o600), size: 0 };
  await append(fresh, text);
  await fresh.handle.datasync();
  await rename(`${path}.new`, path);
  await file.handle.close();
  Object.assign(file, fresh);
}
