import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { PrometheusFault } from "./fault.ts";

/** A whole answer, as it came. */
export interface HeldAnswer {
  readonly status: number;
  readonly body: Buffer;
  /** Whether the body is compressed. */
  readonly gzip: boolean;
}

/**
 * Holds an answer until it is whole, compressed as it came, and counts what it is without compression: an answer that breaks off or is too long is
 * told as that, rather than ending in the middle of what was sent already. A compressed bomb is stopped at the limit.
 * @throws PrometheusFault
 */
export async function holdAnswer(answer: IncomingMessage, maxBytes: number): Promise<HeldAnswer> {
  const encoding = answer.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip")
    throw new PrometheusFault("unusable", `Prometheus answers in the encoding ${encoding}, which nobody asked for`);
  const gzip = encoding === "gzip";
  const parts: Buffer[] = [];
  const held = keeping(answer, parts);
  // What fails on the way shows where it ends.
  const plain = gzip ? pipeline(held, createGunzip(), () => {}) : held;
  let length = 0;
  try {
    for await (const part of plain as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code.startsWith("Z_"))
      throw new PrometheusFault("unusable", "Prometheus's compressed answer is damaged", error);
    throw error;
  }
  if (length > maxBytes)
    throw new PrometheusFault(
      "too_large",
      `the answer is longer than ${maxBytes} bytes: ask for a shorter time, a larger step or fewer series`,
    );
  return { status: answer.statusCode ?? 502, body: Buffer.concat(parts), gzip };
}

async function* keeping(answer: IncomingMessage, parts: Buffer[]): AsyncGenerator<Buffer> {
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    yield part;
  }
}
