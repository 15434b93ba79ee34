/** Reads Kafka's primitive types from a request's body. */
export interface WireReader {
  int8(): number;
  int16(): number;
  int32(): number;
  int64(): number;
  uvarint(): number;
  boolean(): boolean;
  string(): string;
  nullableString(): string | null;
  bytes(): Buffer;
  uuid(): string;
  /** Entries of an array that follows; null counts as empty. */
  length(): number;
  array<Entry>(read: () => Entry): Entry[];
  nullableArray<Entry>(read: () => Entry): Entry[] | null;
  tags(): void;
  /** Throws when the body holds more than was read: a request encoded by another schema must not pass. */
  end(): void;
}

/** @param flexible whether this version has compact lengths and tag buffers. */
export function wireReader(buffer: Buffer, flexible: boolean, start = 0): WireReader {
  let at = start;
  const advance = (bytes: number): number => {
    const from = at;
    at += bytes;
    return from;
  };
  const slice = (bytes: number): Buffer => buffer.subarray(advance(bytes), at);
  const reader: WireReader = {
    int8: () => buffer.readInt8(advance(1)),
    int16: () => buffer.readInt16BE(advance(2)),
    int32: () => buffer.readInt32BE(advance(4)),
    int64: () => reader.int32() * 2 ** 32 + buffer.readUInt32BE(advance(4)),
    uvarint() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = buffer.readUInt8(at++);
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
      }
    },
    boolean: () => reader.int8() !== 0,
    string() {
      const value = reader.nullableString();
      if (value === null) throw new Error("a string that must not be null is null");
      return value;
    },
    nullableString() {
      const bytes = flexible ? reader.uvarint() - 1 : reader.int16();
      return bytes < 0 ? null : slice(bytes).toString();
    },
    bytes: () => slice(flexible ? reader.uvarint() - 1 : reader.int32()),
    uuid: () => slice(16).toString("hex"),
    length: () => Math.max(0, flexible ? reader.uvarint() - 1 : reader.int32()),
    array: (read) => reader.nullableArray(read) ?? [],
    nullableArray(read) {
      const entries = flexible ? reader.uvarint() - 1 : reader.int32();
      return entries < 0 ? null : Array.from({ length: entries }, read);
    },
    tags() {
      if (!flexible) return;
      for (let tags = reader.uvarint(); tags > 0; tags--) {
        reader.uvarint();
        advance(reader.uvarint());
      }
    },
    end() {
      if (at !== buffer.length) throw new Error(`${buffer.length - at} bytes of the request were not understood`);
    },
  };
  return reader;
}
