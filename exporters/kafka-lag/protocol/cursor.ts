/** A place in the bytes of an answer; every read moves it. Reading past the end throws a RangeError. */
export interface Cursor {
  bytes: Buffer;
  at: number;
}

export function int8(cursor: Cursor): number {
  return cursor.bytes.readInt8(cursor.at++);
}

export function boolean(cursor: Cursor): boolean {
  return int8(cursor) !== 0;
}

export function int16(cursor: Cursor): number {
  const at = cursor.at;
  cursor.at = at + 2;
  return cursor.bytes.readInt16BE(at);
}

export function int32(cursor: Cursor): number {
  const at = cursor.at;
  cursor.at = at + 4;
  return cursor.bytes.readInt32BE(at);
}

/** As a double: exact up to 2^53, which no offset and no time in milliseconds reaches. */
export function int64(cursor: Cursor): number {
  const at = cursor.at;
  cursor.at = at + 8;
  return cursor.bytes.readInt32BE(at) * 4294967296 + cursor.bytes.readUInt32BE(at + 4);
}

export function unsignedVarInt(cursor: Cursor): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = cursor.bytes.readUInt8(cursor.at++);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
  throw new RangeError("a variable-length number is longer than 5 bytes");
}

export function skip(cursor: Cursor, length: number): void {
  const at = cursor.at + length;
  if (length < 0 || at > cursor.bytes.length) throw new RangeError("a length leads past the end of the answer");
  cursor.at = at;
}

/** Entries of an array; null counts as empty. `compact` is the encoding of flexible versions (KIP-482). */
export function arrayLength(cursor: Cursor, compact: boolean): number {
  const length = compact ? unsignedVarInt(cursor) - 1 : int32(cursor);
  // Every entry takes a byte at least: a length beyond that is damage, not an array worth a loop.
  if (length > cursor.bytes.length - cursor.at) throw new RangeError("an array is longer than the answer");
  return Math.max(0, length);
}

/** Bytes of a string; −1 for null. */
function stringLength(cursor: Cursor, compact: boolean): number {
  return compact ? unsignedVarInt(cursor) - 1 : int16(cursor);
}

/** Text; null counts as empty. */
export function string(cursor: Cursor, compact: boolean): string {
  return take(cursor, stringLength(cursor, compact), "utf8");
}

/** A topic's name, which is ASCII by the broker's rules. */
export function topicName(cursor: Cursor, compact: boolean): string {
  return take(cursor, stringLength(cursor, compact), "latin1");
}

export function skipString(cursor: Cursor, compact: boolean): void {
  skip(cursor, Math.max(0, stringLength(cursor, compact)));
}

/** Bytes of a bytes field, as a view that is good until the next answer is read; null counts as empty. */
export function bytes(cursor: Cursor, compact: boolean): Buffer {
  const length = Math.max(0, compact ? unsignedVarInt(cursor) - 1 : int32(cursor));
  const start = cursor.at;
  skip(cursor, length);
  return cursor.bytes.subarray(start, cursor.at);
}

/** The 16 bytes of a topic id, one character a byte; all zero when the broker gave none. */
export function topicId(cursor: Cursor): string {
  return take(cursor, 16, "latin1");
}

/** Tagged fields, which only say what we did not ask for. */
export function skipTags(cursor: Cursor): void {
  for (let count = unsignedVarInt(cursor); count > 0; count--) {
    unsignedVarInt(cursor);
    skip(cursor, unsignedVarInt(cursor));
  }
}

function take(cursor: Cursor, length: number, encoding: "utf8" | "latin1"): string {
  if (length <= 0) return "";
  const start = cursor.at;
  skip(cursor, length);
  return cursor.bytes.toString(encoding, start, cursor.at);
}
