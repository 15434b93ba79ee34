/** Turns text into bytes as it comes. */
export interface ByteWriter {
  write(text: string): void;
  /** Everything written, in pieces of about 64 KiB. */
  end(): readonly Buffer[];
}

const chunkLength = 64 * 1024;
/** Characters that are put together before they are encoded: few calls, and strings so short-lived that they never leave the young generation. */
const batchLength = 4096;
/** Bytes of UTF-8 that a UTF-16 unit takes at most. */
const widest = 3;

export function createByteWriter(): ByteWriter {
  const chunks: Buffer[] = [];
  let chunk = Buffer.alloc(0);
  let used = 0;
  let batch = "";

  const encode = () => {
    const needed = batch.length * widest;
    if (chunk.length - used < needed) {
      if (used > 0) chunks.push(trimmed(chunk, used));
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkLength, needed));
      used = 0;
    }
    used += chunk.write(batch, used);
    batch = "";
  };
  return {
    write(text) {
      batch += text;
      if (batch.length >= batchLength) encode();
    },
    end() {
      // Most families are small: no chunk is worth while for them.
      if (batch !== "" && chunk.length === 0) chunks.push(Buffer.from(batch));
      else if (batch !== "") encode();
      batch = "";
      if (used > 0) chunks.push(trimmed(chunk, used));
      used = 0;
      return chunks;
    },
  };
}

/** A copy that owns its memory: what is left over at the end would be kept, too, and could not be given back alone. */
function trimmed(chunk: Buffer, used: number): Buffer {
  const copy = Buffer.allocUnsafeSlow(used);
  chunk.copy(copy, 0, 0, used);
  return copy;
}
