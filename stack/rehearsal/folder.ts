import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { ownerSchema } from "./owner.ts";

/** What is known of a rehearsal or a drill without Pulumi, from before it makes anything until after it removed everything. */
const recordSchema = z.strictObject({
  kind: z.enum(["rehearsal", "drill"]),
  project: z.string(),
  id: z.string(),
  /** Of the project: whom a drill sends to. */
  stack: z.string().optional(),
  /** The engine's own identifier. */
  engine: z.string(),
  owner: ownerSchema,
});

export type RehearsalRecord = z.infer<typeof recordSchema>;

/** Where a rehearsal's Pulumi state and record lie. */
export function folderOf(stateFolder: string, id: string): string {
  return join(stateFolder, rehearsals, id);
}

const rehearsals = "rehearsals";
const recordFile = "rehearsal.json";

/** Makes the folder of a rehearsal, which nobody else may read. */
export async function makeFolder(stateFolder: string, record: RehearsalRecord): Promise<string> {
  const folder = folderOf(stateFolder, record.id);
  await mkdir(join(folder, "backend"), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, recordFile), `${JSON.stringify(record)}\n`, { mode: 0o600 });
  return folder;
}

export async function removeFolder(stateFolder: string, id: string): Promise<void> {
  // Pulumi may still be writing its last words.
  await rm(folderOf(stateFolder, id), { recursive: true, force: true, maxRetries: 5 });
}

/** The rehearsals that have a folder, by id. */
export async function readRecords(stateFolder: string): Promise<RehearsalRecord[]> {
  const names = await readdir(join(stateFolder, rehearsals)).catch(() => []);
  const records = await Promise.all(names.sort().map((name) => readRecord(folderOf(stateFolder, name))));
  return records.filter((record) => record !== undefined);
}

/** Undefined where there is none yet: it is written right after its folder is made. */
async function readRecord(folder: string): Promise<RehearsalRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(join(folder, recordFile), "utf8")));
  } catch {
    return undefined;
  }
}
