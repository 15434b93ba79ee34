import grpc from "@grpc/grpc-js";
import engineService from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";

/** Where Pulumi shows what a plugin has to say; `urn` puts it beside a resource. */
export interface EngineLog {
  readonly info: (message: string, urn?: string) => void;
  readonly warning: (message: string, urn?: string) => void;
}

/** Logs to the Pulumi engine at `address` (host:port); nowhere without one. */
export function engineLog(address: string | undefined): EngineLog {
  if (address === undefined || address === "") return { info: () => undefined, warning: () => undefined };
  const client = new engineService.EngineClient(address, grpc.credentials.createInsecure());
  const send = (severity: engine.LogSeverity) => (message: string, urn?: string) => {
    const request = new engine.LogRequest();
    request.setSeverity(severity);
    request.setMessage(message);
    if (urn !== undefined) request.setUrn(urn);
    // Lost words are no reason to fail a deployment.
    client.log(request, () => undefined);
  };
  return { info: send(engine.LogSeverity.INFO), warning: send(engine.LogSeverity.WARNING) };
}
