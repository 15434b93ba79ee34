import type { Cursor, RequestBody } from "../../../../../exporters/kafka-lag/protocol/index.ts";

/** Bytes written in hexadecimal, with blanks and words in quotes for whoever reads them: `0002 "ab"`. */
export function wire(text: string): Buffer {
  const parts = text.match(/"[^"]*"|[0-9a-f]+/g) ?? [];
  return Buffer.concat(parts.map((part) => (part.startsWith('"') ? Buffer.from(part.slice(1, -1)) : hex(part))));
}

/** A cursor on bytes that fails when an answer is not read to its end. */
export function reading<Answer>(text: string, read: (cursor: Cursor) => Answer): Answer {
  const cursor: Cursor = { bytes: wire(text), at: 0 };
  const answer = read(cursor);
  if (cursor.at !== cursor.bytes.length) throw new Error(`${cursor.bytes.length - cursor.at} bytes were left unread`);
  return answer;
}

/** What a writer writes, starting with a buffer that is too small for it. */
export function written(write: (body: RequestBody) => void): string {
  const body: RequestBody = { bytes: Buffer.alloc(2), length: 0 };
  write(body);
  return body.bytes.toString("hex", 0, body.length);
}

/** The same bytes without blanks and words. */
export function hexOf(text: string): string {
  return wire(text).toString("hex");
}

function hex(digits: string): Buffer {
  if (digits.length % 2 !== 0) throw new Error(`half a byte in ${digits}`);
  return Buffer.from(digits, "hex");
}
