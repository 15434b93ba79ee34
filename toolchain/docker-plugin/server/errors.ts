import grpc from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import status from "@pulumi/pulumi/proto/status_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import type { Values } from "../protocol/index.ts";
import { encode } from "./struct.ts";

/** A failed call with this message. */
export function failedCall(message: string): Partial<grpc.StatusObject> {
  return { code: grpc.status.UNKNOWN, details: message };
}

/**
 * A call that failed after its resource came to be: Pulumi keeps the resource in its state and ends with the message.
 *
 * The details travel as a status message in the metadata, where Go's gRPC looks for them.
 */
export function failedAfterCreation(
  message: string,
  resource: { id: string; outputs: Values; inputs: Values },
): Partial<grpc.StatusObject> {
  const failure = new provider.ErrorResourceInitFailed();
  failure.setId(resource.id);
  failure.setProperties(encode(resource.outputs));
  failure.setInputs(encode(resource.inputs));
  failure.setReasonsList([message]);
  const detail = new any.Any();
  detail.pack(failure.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const full = new status.Status();
  full.setCode(grpc.status.UNKNOWN);
  full.setMessage(message);
  full.addDetails(detail);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(full.serializeBinary()));
  return { code: grpc.status.UNKNOWN, details: message, metadata };
}
