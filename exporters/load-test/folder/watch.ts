import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "../../kit/index.ts";
import { withPart } from "../locust/index.ts";
import { type Result, readResult } from "../result/index.ts";
import type { Run } from "../run/index.ts";
import { type ResultFile, resultFile } from "./file-names.ts";
import { look, readSettled } from "./settled-file.ts";

/** Looks into a folder again and again and takes the results that are new in it. */
export interface FolderWatch {
  /** One look at everything; one at a time. */
  scan(): Promise<void>;
  state(): { readonly up: boolean; readonly faulty: number };
}

export interface FolderOptions {
  readonly folder: string;
  readonly settleMs: number;
  readonly maxBytes: number;
  readonly idleSeconds: () => number;
  readonly log: Logger;
  /** Seconds since 1970. */
  readonly now: () => number;
  /** Whether the test's results are taken at all. */
  readonly allows: (test: string) => boolean;
  /** The latest run of the same test and tool: a file that is older than that is passed over. */
  readonly latest: (run: Run) => Run | undefined;
  readonly take: (run: Run) => void;
}

/** Looked at in one scan at most: a folder may be anybody's. */
const mostFiles = 2000;

/** A file younger than this that cannot be read may still be written to, seconds. */
const youth = 10;

export function watchFolder(options: FolderOptions): FolderWatch {
  const { folder, log, now, allows } = options;
  const done = new Map<string, string>();
  const faulty = new Map<string, string>();
  let up = true;

  async function scan(): Promise<void> {
    const names = await list();
    const files = names.flatMap((name) => resultFile(name) ?? []).filter(({ test }) => allows(test));
    for (const known of [...done.keys(), ...faulty.keys()])
      if (!names.includes(known)) {
        done.delete(known);
        faulty.delete(known);
      }
    // A test may have a result of each tool.
    const groups = Map.groupBy(files, ({ name, test, part }) => (part === "whole" ? name : `${test}\0csv`));
    await Promise.all([...groups.values()].map(readGroup));
  }

  async function list(): Promise<string[]> {
    try {
      const names = (await readdir(folder)).sort();
      if (!up) log.info({ folder }, "watched folder can be read again");
      up = true;
      return names.slice(0, mostFiles);
    } catch (error) {
      if (up) log.error({ err: error, folder }, "watched folder cannot be read");
      up = false;
      return [];
    }
  }

  /** The files of one run. Those that say more wait for the one that says the most. */
  async function readGroup(files: readonly ResultFile[]): Promise<void> {
    const looks = await Promise.all(files.map(async (file) => ({ file, seen: await look(join(folder, file.name)) })));
    if (looks.every(({ file, seen }) => done.get(file.name) === seen?.identity)) return;
    const main = looks.find(({ file: { part } }) => part === "whole" || part === "stats")?.file;
    if (main === undefined) return;
    const first = await read(main);
    if (first === undefined || !("run" in first.result)) return;
    const others = await Promise.all(files.filter((file) => file !== main).map(read));
    const whole = others.reduce(
      (run, other) => (other !== undefined && "part" in other.result ? withPart(run, other.result.part) : run),
      first.result.run,
    );
    // Locust writes its files every second as long as it runs; those of k6 are written once.
    const running = whole.source === "csv" && now() - first.modifiedAt < options.idleSeconds();
    const { completedAt: _, ...unfinished } = whole;
    offer(running ? { ...unfinished, running } : whole);
  }

  function offer(run: Run): void {
    const latest = options.latest(run);
    if (latest !== undefined && latest.seenAt > run.seenAt) return;
    // After a restart the same file is there again.
    if (latest?.completedAt !== undefined && latest.completedAt === run.completedAt && latest.source === run.source)
      return;
    options.take(run);
  }

  async function read({ name, test, part }: ResultFile): Promise<{ result: Result; modifiedAt: number } | undefined> {
    const path = join(folder, name);
    const seen = await look(path);
    try {
      const settled = await readSettled(path, options.settleMs, options.maxBytes * (part === "history" ? 8 : 1));
      if (settled === undefined) return undefined;
      const result = readResult(settled.text, { test, givenAt: settled.modifiedAt });
      done.set(name, settled.identity);
      faulty.delete(name);
      return { result, modifiedAt: settled.modifiedAt };
    } catch (error) {
      if (seen === undefined || now() - seen.modifiedAt < youth) return undefined;
      done.set(name, seen.identity);
      if (faulty.get(name) !== seen.identity) log.warn({ err: error, file: name }, "file holds no result");
      faulty.set(name, seen.identity);
      return undefined;
    }
  }

  let running: Promise<void> = Promise.resolve();
  return {
    scan() {
      running = running.then(scan);
      return running;
    },
    state: () => ({ up, faulty: faulty.size }),
  };
}
