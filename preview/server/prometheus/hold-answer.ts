import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Budget } from "./budget.ts";
import { PrometheusFault } from "./fault.ts";

/** A whole answer, as it came. */
export interface HeldAnswer {
  readonly status: number;
  readonly parts: readonly Buffer[];
  /** Of all parts together. */
  readonly bytes: number;
  /** Whether it is compressed. */
  readonly gzip: boolean;
  /** To be called once it is sent: what it takes counts until then. */
  release(): void;
}

export interface HoldOptions {
  /** Without compression. */
  readonly maxBytes: number;
  /** Bytes that all answers together may take. */
  readonly budget: Budget;
}

/**
 * Holds an answer until it is whole, compressed as it came, and counts what it is without compression: an answer that breaks off or is too long is
 * told as that, rather than ending in the middle of what was sent already. A compressed bomb is stopped at the limit.
 * @throws PrometheusFault
 */
export async function holdAnswer(answer: IncomingMessage, { maxBytes, budget }: HoldOptions): Promise<HeldAnswer> {
  const encoding = answer.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip")
    throw new PrometheusFault("unusable", `Prometheus answers in the encoding ${encoding}, which nobody asked for`);
  const gzip = encoding === "gzip";
  const parts: Buffer[] = [];
  let bytes = 0;

  async function* keep(): AsyncGenerator<Buffer> {
    for await (const part of answer as AsyncIterable<Buffer>) {
      if (!budget.take(part.length)) throw tooMany();
      bytes += part.length;
      parts.push(part);
      yield part;
    }
  }

  const release = () => budget.giveBack(bytes);
  try {
    // What fails on the way shows where it ends.
    await count(gzip ? pipeline(keep(), createGunzip(), () => {}) : keep(), maxBytes);
    return { status: answer.statusCode ?? 502, parts, bytes, gzip, release };
  } catch (error) {
    release();
    throw error;
  }
}

async function count(plain: AsyncIterable<Buffer>, maxBytes: number): Promise<void> {
  let length = 0;
  try {
    for await (const part of plain) {
      length += part.length;
      if (length > maxBytes) throw tooLong(maxBytes);
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!code.startsWith("Z_")) throw error;
    throw new PrometheusFault("unusable", "Prometheus's compressed answer is damaged", error);
  }
}

function tooLong(maxBytes: number): PrometheusFault {
  return new PrometheusFault(
    "too_large",
    `the answer is longer than ${maxBytes} bytes: ask for a shorter time, a larger step or fewer series`,
  );
}

function tooMany(): PrometheusFault {
  return new PrometheusFault("too_large", "too many long answers at once; try again, or ask for less");
}
