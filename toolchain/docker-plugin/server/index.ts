import grpc from "@grpc/grpc-js";
import providerService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { ResourceKind } from "../resource-kind.ts";
import { startSession } from "./config.ts";
import { failedCall } from "./errors.ts";
import { handlers } from "./handlers.ts";

/** Serves the plugin protocol on a free port of the loopback address and returns the port. */
export async function serve(kinds: readonly ResourceKind[], engineAddress: string | undefined): Promise<number> {
  const limit = 400 * 1024 * 1024;
  const server = new grpc.Server({ "grpc.max_receive_message_length": limit, "grpc.max_send_message_length": limit });
  const implementation = Object.entries(handlers(kinds, startSession(engineAddress))).map(
    ([name, handler]) => [name, unary(handler as (request: unknown) => Promise<unknown>)] as const,
  );
  const service = providerService.ResourceProviderService as unknown as grpc.ServiceDefinition;
  server.addService(service, Object.fromEntries(implementation));
  return await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
  });
}

function unary(handler: (request: unknown) => Promise<unknown>): grpc.handleUnaryCall<unknown, unknown> {
  return (call, callback) => {
    handler(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback(error instanceof Error ? failedCall(error.message) : (error as grpc.StatusObject)),
    );
  };
}
