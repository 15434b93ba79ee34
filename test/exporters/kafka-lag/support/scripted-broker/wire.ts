/** Writes Kafka's primitive types into one growing buffer; compact lengths and tag buffers where the version is flexible. */
export interface WireWriter {
  readonly flexible: boolean;
  int8(value: number): void;
  int16(value: number): void;
  int32(value: number): void;
  /** A whole number of at most 53 bits. */
  int64(value: number): void;
  uvarint(value: number): void;
  boolean(value: boolean): void;
  string(value: string): void;
  nullableString(value: string | null): void;
  bytes(value: Buffer): void;
  uuid(value: string): void;
  length(entries: number): void;
  array<Entry>(entries: readonly Entry[], write: (entry: Entry) => void): void;
  /** An empty tag buffer, in flexible versions only. */
  tags(): void;
  raw(value: Buffer): void;
  take(): Buffer;
}

/** An own encoder, so that a fault shared by the client's writer and reader cannot hide. */
export function wireWriter(flexible: boolean, capacity = 1024): WireWriter {
  let buffer = Buffer.allocUnsafe(capacity);
  let at = 0;
  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
  };
  const writer: WireWriter = {
    flexible,
    int8(value) {
      room(1);
      buffer[at++] = value;
    },
    int16(value) {
      room(2);
      buffer[at++] = value >> 8;
      buffer[at++] = value;
    },
    // Byte by byte: Buffer's own methods check their arguments, which is most of the time for 100,000 partitions.
    int32(value) {
      room(4);
      buffer[at++] = value >> 24;
      buffer[at++] = value >> 16;
      buffer[at++] = value >> 8;
      buffer[at++] = value;
    },
    int64(value) {
      writer.int32(Math.floor(value / 2 ** 32));
      writer.int32(value | 0);
    },
    uvarint(value) {
      room(5);
      let rest = value;
      while (rest > 127) {
        buffer[at++] = (rest & 127) | 128;
        rest >>>= 7;
      }
      buffer[at++] = rest;
    },
    boolean(value) {
      writer.int8(value ? 1 : 0);
    },
    string(value) {
      const bytes = Buffer.byteLength(value);
      if (flexible) writer.uvarint(bytes + 1);
      else writer.int16(bytes);
      room(bytes);
      at += buffer.write(value, at);
    },
    nullableString(value) {
      if (value !== null) writer.string(value);
      else if (flexible) writer.uvarint(0);
      else writer.int16(-1);
    },
    bytes(value) {
      if (flexible) writer.uvarint(value.length + 1);
      else writer.int32(value.length);
      writer.raw(value);
    },
    uuid(value) {
      writer.raw(Buffer.from(value.replaceAll("-", ""), "hex"));
    },
    length(entries) {
      if (flexible) writer.uvarint(entries + 1);
      else writer.int32(entries);
    },
    array(entries, write) {
      writer.length(entries.length);
      for (const entry of entries) write(entry);
    },
    tags() {
      if (flexible) writer.uvarint(0);
    },
    raw(value) {
      room(value.length);
      at += value.copy(buffer, at);
    },
    take: () => buffer.subarray(0, at),
  };
  return writer;
}
