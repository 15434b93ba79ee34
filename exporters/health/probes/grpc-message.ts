import protobuf from "protobufjs/minimal.js";
import { ProbeError } from "./failure.ts";
import { type ServingStatus, servingStatuses } from "./trace.ts";

/** `HealthCheckRequest` in a gRPC frame: not compressed, its length, the message. Source: grpc.health.v1, PROTOCOL-HTTP2.md. */
export function checkRequest(service: string): Buffer {
  const message = service === "" ? new Uint8Array() : protobuf.Writer.create().uint32(10).string(service).finish();
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

/**
 * The status in a `HealthCheckResponse`; a number we do not know is UNKNOWN.
 * @throws ProbeError when the bytes are no such message.
 */
export function servingStatus(frame: Buffer): ServingStatus {
  const length = frame.length >= 5 ? frame.readUInt32BE(1) : -1;
  if (frame[0] !== 0 || frame.length !== 5 + length)
    throw new ProbeError("protocol", "the answer is no message of the health service");
  try {
    const reader = protobuf.Reader.create(frame.subarray(5));
    let status = 0;
    while (reader.pos < reader.len) {
      const tag = reader.uint32();
      if (tag === 8) status = reader.int32();
      else reader.skipType(tag & 7);
    }
    return servingStatuses[status] ?? "UNKNOWN";
  } catch (error) {
    throw new ProbeError("protocol", "the answer is no message of the health service", { cause: error });
  }
}
