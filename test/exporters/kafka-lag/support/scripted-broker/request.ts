import { type Call, type CallName, callsOf, type OlderBroker } from "./calls.ts";
import { type WireReader, wireReader } from "./wire-reader.ts";

/** One request as it came over the wire. */
export interface Request {
  readonly broker: number;
  readonly call: CallName;
  readonly key: number;
  readonly version: number;
  readonly flexible: boolean;
  readonly correlationId: number;
  readonly clientId: string | null;
  readonly body: WireReader;
  /** Bytes on the wire, with the length in front. */
  readonly bytes: number;
}

/** Thrown where a broker would end the connection. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";
}

/** Splits a frame (without its length) into header and body. @throws RefusedRequest for calls and versions it does not know */
export function readRequest(frame: Buffer, broker: number, older: OlderBroker): Request | "unsupported ApiVersions" {
  const header = wireReader(frame, false);
  const key = header.int16();
  const version = header.int16();
  const correlationId = header.int32();
  const clientId = header.nullableString();
  const call = callsOf(older).find((candidate) => candidate.key === key);
  if (call === undefined || version < call.min || version > call.max) {
    if (call?.name === "ApiVersions") return "unsupported ApiVersions";
    throw new RefusedRequest(`call ${key} version ${version} is not known`);
  }
  const flexible = version >= call.flexible;
  const at = 10 + Buffer.byteLength(clientId ?? "");
  const body = wireReader(frame, flexible, at);
  body.tags();
  return { broker, call: call.name, key, version, flexible, correlationId, clientId, body, bytes: frame.length + 4 };
}

/** The correlation id of a frame that was not understood. */
export function correlationOf(frame: Buffer): number {
  return frame.readInt32BE(4);
}

/** Whether the header of the answer has a tag buffer: never for ApiVersions, so that any client can read it. */
export function taggedHeader(call: CallName, flexible: boolean): boolean {
  return flexible && call !== "ApiVersions";
}

export type { Call };
