import { type Connection, type Reader, Writer } from "@platformatic/kafka";
import { type Api, apis } from "./api.ts";
import type { Cursor } from "./cursor.ts";
import { type RequestBody, requestBody } from "./request-body.ts";

/** Bytes of one exchange, without the few that the connection itself adds. */
export interface Exchange<Answer> {
  readonly answer: Answer;
  readonly sent: number;
  readonly received: number;
}

/**
 * Makes one call on a connection, with our own writing and reading of its body: the client's parsers make an object per
 * partition, and an Error with a stack per failed one.
 * The bytes that `read` sees are gone when it returns. Rejects with the connection's error, or a RangeError when the answer makes no sense.
 */
export function call<Answer>(
  connection: Connection,
  api: Api,
  version: number,
  write: (body: RequestBody) => void,
  read: (cursor: Cursor) => Answer,
): Promise<Exchange<Answer>> {
  const flexible = version >= api.flexibleFrom;
  let sent = 0;
  let received = 0;
  return new Promise((resolve, reject) => {
    connection.send(
      api.key,
      version,
      () => {
        scratchBody.length = 0;
        write(scratchBody);
        sent = scratchBody.length;
        // The connection joins this with the header, which copies it: the scratch body is free again after that.
        return sent === 0 ? Writer.create() : Writer.create().append(scratchBody.bytes.subarray(0, sent));
      },
      (_correlation, _key, _version, reader) => {
        received = reader.length - reader.position;
        return read(contiguous(reader));
      },
      flexible,
      // Read before the version is agreed on, this one answer never has tagged fields in its header.
      flexible && api.key !== apis.apiVersions.key,
      (error, answer) => {
        if (error === null) resolve({ answer: answer as Answer, sent, received });
        else reject(error);
      },
    );
  });
}

/** One of each for all connections: writing and reading are synchronous, and memory for large answers is not given back quickly. */
const scratchBody = requestBody(64 * 1024);
const scratchAnswer = { bytes: Buffer.allocUnsafe(256 * 1024) };

/** An answer arrives in pieces of the socket's size; put together it can be read without a search per number. */
function contiguous(reader: Reader): Cursor {
  const pieces = reader.buffer.buffers;
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return { bytes: only, at: reader.position };
  const length = reader.buffer.length;
  if (scratchAnswer.bytes.length < length) scratchAnswer.bytes = Buffer.allocUnsafe(length + length / 4);
  let at = 0;
  for (const piece of pieces) at += piece.copy(scratchAnswer.bytes, at);
  return { bytes: scratchAnswer.bytes.subarray(0, length), at: reader.position };
}
