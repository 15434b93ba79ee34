import { open } from "node:fs/promises";
import { join } from "node:path";
import { type FoundFile, identityOf, listFiles } from "./list-files.ts";
import { readDashboard } from "./read-dashboard.ts";
import type { DashboardFault, OpenedDashboard } from "./source.ts";

/** What the files of a folder hold, as far as it can be used. */
export interface Reading {
  readonly dashboards: readonly OpenedDashboard[];
  readonly faults: readonly DashboardFault[];
  /** Milliseconds after which it is worth reading again although nothing changes: somebody may be writing. */
  readonly againInMs?: number;
}

/** A dashboard of a thousand panels has 2 MB. */
const mostBytes = 16 * 1024 ** 2;

/** How long a file may be unusable until that is a fault: whoever does not write by rename takes this long at most. */
const writingMs = 1000;

interface Known {
  readonly identity: string;
  /** What was in it when it last held a dashboard. */
  readonly good?: OpenedDashboard;
  readonly broken?: { readonly message: string; readonly sinceMs: number };
}

/**
 * Makes a reader of a folder's files. Only what differs from the last time is read. A file that is broken goes on giving the dashboard it held;
 * after a second it is a fault as well. When the folder cannot be read, everything stays, and that is the fault.
 * `now` is a clock in milliseconds that never goes back.
 */
export function createFileReader(root: string, now: () => number = () => performance.now()): () => Promise<Reading> {
  let known: ReadonlyMap<string, Known> = new Map();

  return async () => {
    const faults: DashboardFault[] = [];
    try {
      const found = await listFiles(root);
      faults.push(...found.faults);
      const next = new Map<string, Known>();
      for (const file of found.files) next.set(file.file, await readAgain(root, file, known.get(file.file), now));
      known = next;
    } catch (error) {
      faults.push({ file: "", message: `the folder ${root} cannot be read: ${codeOf(error)}` });
    }
    const states = [...known];
    const waits = states.flatMap(([, { broken }]) =>
      broken === undefined ? [] : [broken.sinceMs + writingMs - now()],
    );
    for (const [file, { broken, good }] of states)
      if (broken !== undefined && broken.sinceMs + writingMs <= now())
        faults.push({
          file,
          message: good === undefined ? broken.message : `${broken.message}; shown is what it held before`,
        });
    const ahead = waits.filter((ms) => ms > 0);
    return {
      dashboards: states.flatMap(([, { good }]) => good ?? []),
      faults,
      ...(ahead.length > 0 && { againInMs: Math.min(...ahead) }),
    };
  };
}

async function readAgain(root: string, found: FoundFile, before: Known | undefined, now: () => number): Promise<Known> {
  if (before?.identity === found.identity) return before;
  const { identity, content } = await readFile(root, found);
  if (typeof content !== "string") return { identity, good: content };
  const good = before?.good;
  const sinceMs = before?.broken?.sinceMs ?? now();
  return { identity, ...(good && { good }), broken: { message: content, sinceMs } };
}

/** The identity is that of what was read, taken before: a change in between is seen next time. */
async function readFile(
  root: string,
  { file, folder, identity: found }: FoundFile,
): Promise<{ readonly identity: string; readonly content: OpenedDashboard | string }> {
  try {
    const handle = await open(join(root, file));
    try {
      const stats = await handle.stat();
      const identity = identityOf(stats);
      if (stats.size > mostBytes) return { identity, content: `is larger than ${mostBytes} bytes` };
      return { identity, content: readDashboard({ file, folder, text: await handle.readFile("utf8") }) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { identity: found, content: `cannot be read: ${codeOf(error)}` };
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
