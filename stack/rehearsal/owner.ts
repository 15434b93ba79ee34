import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { execa } from "execa";
import * as z from "zod";

/** The process that a rehearsal belongs to; a number alone may have gone to another one since. */
export const ownerSchema = z.strictObject({
  hostname: z.string(),
  pid: z.int().positive(),
  /** When it started, in the operating system's own words. */
  started: z.string(),
});

export type Owner = z.infer<typeof ownerSchema>;

/** This process. */
export async function thisProcess(): Promise<Owner> {
  return { hostname: hostname(), pid: process.pid, started: (await startOf(process.pid)) ?? "" };
}

/** Whether it still runs; what cannot be told from here, on another machine, counts as running. */
export async function isAlive(owner: Owner): Promise<boolean> {
  return owner.hostname !== hostname() || (await startOf(owner.pid)) === owner.started;
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== "linux") {
    const { stdout, exitCode } = await execa("ps", ["-o", "lstart=", "-p", String(pid)], { reject: false });
    return exitCode === 0 ? stdout.trim() : undefined;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The name of the program, in parentheses, may hold anything; the twentieth field behind it is the start in clock ticks.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  return state === undefined || state === "Z" ? undefined : rest[18];
}
