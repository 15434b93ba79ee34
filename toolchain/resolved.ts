import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { DefinitionError } from "../problems/index.ts";
import { exclusively, stateFolder, writeAtomically } from "./cache/index.ts";

const image = z.strictObject({
  /** Reference under which the engine knows it. */
  name: z.string(),
  id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** `repository@sha256:…` of a pulled image; null for one that was made here or came from an archive. */
  repoDigest: z.string().nullable(),
  source: z.enum(["present", "pulled", "built"]),
  version: z.string(),
  /** False: its URL shows no page worth printing. */
  webPages: z.boolean(),
});

const onEngine = z.strictObject({
  /** Why an image is not there, by name. */
  absent: z.record(z.string(), z.string()),
  images: z.record(z.string(), image),
});

const plugin = z.strictObject({
  source: z.enum(["upstream", "own"]),
  version: z.string(),
  /** Folder to put on the PATH; null: Pulumi finds it by itself. */
  folder: z.string().nullable(),
});

const tool = z.strictObject({
  /** Folder of the executables. */
  folder: z.string(),
  source: z.enum(["present", "download", "build"]),
  version: z.string(),
});

const schema = z.strictObject({
  dockerPlugin: plugin.nullable(),
  /** Keyed by the engine's own identifier. */
  engines: z.record(z.string(), onEngine),
  tools: z.record(z.string(), tool),
  version: z.literal(1),
});

/** What was acquired: tools on this machine, images on each engine. */
export type Resolved = z.infer<typeof schema>;
export type ResolvedEngine = z.infer<typeof onEngine>;
export type ResolvedImage = z.infer<typeof image>;

export const nothingResolved: Resolved = { dockerPlugin: null, engines: {}, tools: {}, version: 1 };

/** Path of the file, beside the state. */
export function resolvedFile(): string {
  return join(stateFolder(), "resolved.json");
}

/** Reads what was acquired; an absent file means nothing was, so that images are pulled. */
export async function readResolved(): Promise<Resolved> {
  const file = resolvedFile();
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return nothingResolved;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** Changes the file under a lock, so that concurrent runs lose nothing of each other; equal content is not rewritten. */
export async function updateResolved(change: (before: Resolved) => Resolved): Promise<Resolved> {
  const file = resolvedFile();
  return exclusively(`${file}.lock`, async () => {
    const before = await readResolved();
    const after = schema.parse(change(before));
    if (print(after) !== print(before)) await writeAtomically(file, print(after));
    return after;
  });
}

function print(resolved: Resolved): string {
  return `${JSON.stringify(resolved, sortKeys, 2)}\n`;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function unreadable(file: string, cause: unknown): DefinitionError {
  const message = cause instanceof z.ZodError ? z.prettifyError(cause) : `${cause}`;
  const hint = "Delete the file: it is written again by the next `sightline up`.";
  return new DefinitionError([{ check: "toolchain/resolved", severity: "error", path: file, message, hint }], {
    cause,
  });
}
