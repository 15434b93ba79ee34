import { Readable } from "node:stream";
import { constants, crc32, createDeflateRaw } from "node:zlib";

/** Compressed bytes that may be followed by more, and what the trailer must know about what is in them. */
export interface Deflated {
  readonly parts: readonly Buffer[];
  /** CRC-32 of the plain bytes and all before them. */
  readonly crc: number;
  /** Plain bytes in it and before it. */
  readonly length: number;
}

/** Nothing yet. */
export const emptyDeflated: Deflated = { parts: [], crc: 0, length: 0 };

/** A tenth larger than the usual level in 60 % of its time (10 MB of samples). */
const level = 3;

/**
 * Compresses in zlib's threads, so that large bodies block nobody, as a run of blocks without the last mark unless `last`:
 * a snapshot's run is made once and sent with a fresh run behind it for each scrape. Source: RFC 1951, section 3.2.3.
 */
export async function deflate(plain: readonly Buffer[], before: Deflated, last: boolean): Promise<Deflated> {
  const stream = createDeflateRaw({ level, finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH });
  Readable.from(plain).pipe(stream);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return {
    parts,
    crc: plain.reduce((crc, part) => crc32(part, crc), before.crc),
    length: plain.reduce((length, part) => length + part.length, before.length),
  };
}

/** Puts runs together to one gzip member, which every reader understands. Source: RFC 1952, section 2.3. */
export function gzipMember(runs: readonly Deflated[]): Buffer[] {
  const { crc, length } = runs.at(-1) ?? emptyDeflated;
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return [header, ...runs.flatMap(({ parts }) => parts), trailer];
}
