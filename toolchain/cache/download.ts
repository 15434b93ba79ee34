import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { basename } from "node:path";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { DefinitionError } from "../../problems/index.ts";
import { httpGet } from "./http-get.ts";

/** A file on a publisher's server and how to know that it is the right one. */
export type Download = {
  readonly url: string;
  /** What a person can do when the server does not deliver it. */
  readonly hint?: string;
} & (
  | {
      /** Pinned SHA-256 in hex. */
      readonly sha256: string;
      readonly checksums?: never;
    }
  | {
      /** Null: the publisher's list of checksums decides. */
      readonly sha256: string | null;
      /** The publisher's list, lines of `<sha256>  <file name>`; asked only when no sum is pinned. */
      readonly checksums: string;
    }
);

/** Downloads a file and compares its checksum; on a mismatch it stops with both sums. */
export async function download(wanted: Download, file: string): Promise<void> {
  const { url, hint } = wanted;
  const { sum: expected, source } = await expectedSum(wanted);
  const response = await httpGet(url, hint);
  const hash = createHash("sha256");
  await pipeline(
    response,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(file),
  );
  const actual = hash.digest("hex");
  if (actual !== expected) throw mismatch({ url, expected, actual, source });
}

async function expectedSum({ url, sha256, checksums = "" }: Download) {
  if (sha256 !== null) return { sum: sha256, source: "the lock file" };
  return { sum: await publishedSum(checksums, url), source: checksums };
}

async function publishedSum(checksums: string, url: string): Promise<string> {
  const lines = (await text(await httpGet(checksums))).split("\n");
  const line = lines.find((candidate) => candidate.trim().split(/\s+\*?/)[1] === basename(url));
  const sum = line?.trim().split(/\s+/)[0];
  if (sum !== undefined && /^[0-9a-f]{64}$/.test(sum)) return sum;
  throw new DefinitionError([
    {
      check: "toolchain/checksum-unknown",
      severity: "error",
      path: url,
      message: `${checksums} has no SHA-256 of ${basename(url)}.`,
      hint: "Install the tool yourself, or set SIGHTLINE_OFFLINE=1 to have it built from its published source.",
    },
  ]);
}

function mismatch(given: { url: string; expected: string; actual: string; source: string }): DefinitionError {
  return new DefinitionError([
    {
      check: "toolchain/checksum-mismatch",
      severity: "error",
      path: given.url,
      message: `its SHA-256 is ${given.actual}, but ${given.source} says ${given.expected}.`,
      hint: "Nothing was installed. If the publisher replaced the file, find out why before changing the lock file.",
    },
  ]);
}
