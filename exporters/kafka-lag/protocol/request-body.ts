/** The body of a request while it is written; grows as needed and is used again for the next one. */
export interface RequestBody {
  bytes: Buffer;
  length: number;
}

export function requestBody(capacity = 4096): RequestBody {
  return { bytes: Buffer.allocUnsafe(capacity), length: 0 };
}

export function putInt8(body: RequestBody, value: number): void {
  const at = reserve(body, 1);
  body.bytes.writeInt8(value, at);
}

export function putBoolean(body: RequestBody, value: boolean): void {
  putInt8(body, value ? 1 : 0);
}

export function putInt32(body: RequestBody, value: number): void {
  const at = reserve(body, 4);
  body.bytes.writeInt32BE(value, at);
}

/** A whole number up to 2^53 either way. */
export function putInt64(body: RequestBody, value: number): void {
  const at = reserve(body, 8);
  const high = Math.floor(value / 4294967296);
  body.bytes.writeInt32BE(high, at);
  body.bytes.writeUInt32BE(value - high * 4294967296, at + 4);
}

export function putUnsignedVarInt(body: RequestBody, value: number): void {
  let rest = value;
  let at = reserve(body, 5);
  const start = at;
  while (rest > 0x7f) {
    body.bytes[at++] = (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 128);
  }
  body.bytes[at++] = rest;
  body.length = start + (at - start);
}

export function putArrayLength(body: RequestBody, length: number, compact: boolean): void {
  if (compact) putUnsignedVarInt(body, length + 1);
  else putInt32(body, length);
}

/** null for an array stands for "all" where the call knows that. */
export function putNullArray(body: RequestBody, compact: boolean): void {
  if (compact) putUnsignedVarInt(body, 0);
  else putInt32(body, -1);
}

export function putString(body: RequestBody, text: string, compact: boolean): void {
  const length = Buffer.byteLength(text);
  putStringLength(body, length, compact);
  const at = reserve(body, length);
  body.bytes.write(text, at, length);
}

export function putNullString(body: RequestBody, compact: boolean): void {
  if (compact) putUnsignedVarInt(body, 0);
  else putStringLength(body, -1, false);
}

/** Sixteen zero bytes: "no topic id, see the name". */
export function putNoTopicId(body: RequestBody): void {
  const at = reserve(body, 16);
  body.bytes.fill(0, at, at + 16);
}

/** The empty list of tagged fields that flexible versions end every structure with. */
export function putTags(body: RequestBody, compact: boolean): void {
  if (!compact) return;
  const at = reserve(body, 1);
  body.bytes[at] = 0;
}

function putStringLength(body: RequestBody, length: number, compact: boolean): void {
  if (compact) {
    putUnsignedVarInt(body, length + 1);
    return;
  }
  const at = reserve(body, 2);
  body.bytes.writeInt16BE(length, at);
}

function reserve(body: RequestBody, size: number): number {
  const at = body.length;
  body.length = at + size;
  if (body.length > body.bytes.length) {
    const larger = Buffer.allocUnsafe(Math.max(body.bytes.length * 2, body.length));
    body.bytes.copy(larger, 0, 0, at);
    body.bytes = larger;
  }
  return at;
}
