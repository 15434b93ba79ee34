import { fileURLToPath } from "node:url";
import {
  type Client,
  credentials,
  loadPackageDefinition,
  type ServiceClientConstructor,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import type { ExecutionContext } from "ava";
import { acquireGoProgram } from "../../../../../toolchain/images/go-program.ts";
import { hostPlatform } from "../../../../../toolchain/tools/index.ts";
import { type RunningProgram, startProgram } from "../../support/program.ts";

const folder = fileURLToPath(new URL("../../../../../examples/workloads/governance-bridge", import.meta.url));

/** The real program on ports of its own, with a client for each side. */
export interface Bridge extends RunningProgram {
  /** `host:port` of the gRPC side. */
  readonly grpc: string;
  /** Calls a method of the service; the answer or the error has the code. */
  call(method: string, request?: object): Promise<GrpcAnswer>;
  /** Asks the gRPC health of a service: SERVING, NOT_SERVING, or the code of the error. */
  health(service: string): Promise<string>;
  /** Asks over HTTP. */
  ask(method: string, path: string, body?: unknown): Promise<HttpAnswer>;
}

export interface GrpcAnswer {
  readonly code: string;
  readonly message: string;
  readonly body?: object;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: object;
}

/** Builds the program as its image has it and starts it. */
export async function startBridge(
  t: Pick<ExecutionContext, "teardown">,
  flags: readonly string[] = [],
): Promise<Bridge> {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("there is no Go for this platform");
  const executable = await acquireGoProgram(folder, platform);
  const listen = ["--web.listen-address=127.0.0.1:0", "--grpc.listen-address=127.0.0.1:0"];
  const program = await startProgram(t, executable, [...listen, ...flags]);
  const grpc = `127.0.0.1:${grpcPort(program.log)}`;
  const governance = clientOf("governance.proto", ["governance", "v1", "Governance"], grpc);
  const health = clientOf("load/health.proto", ["grpc", "health", "v1", "Health"], grpc);
  t.teardown(() => {
    governance.close();
    health.close();
  });
  return {
    ...program,
    grpc,
    call: (method, request = {}) => unary(governance, method, request),
    async health(service) {
      const { code, body } = await unary(health, "Check", { service });
      return code === "OK" ? (body as { readonly status: string }).status : code;
    },
    async ask(method, path, body) {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const answer = await fetch(`${program.url}${path}`, { method, ...(text === undefined ? {} : { body: text }) });
      return { status: answer.status, body: (await answer.json()) as object };
    },
  };
}

function grpcPort(log: readonly string[]): number {
  const line = log.find((candidate) => candidate.includes('"listening for gRPC"')) ?? "{}";
  return (JSON.parse(line) as { readonly port: number }).port;
}

function clientOf(proto: string, path: readonly string[], address: string): Client {
  // As JSON has it, so that the answers of both sides can be compared.
  const loaded = loadPackageDefinition(
    loadSync(`${folder}/${proto}`, { enums: String, longs: String, defaults: true }),
  ) as unknown as Tree;
  const Service = path.reduce<unknown>((tree, name) => (tree as Tree)[name], loaded) as ServiceClientConstructor;
  return new Service(address, credentials.createInsecure());
}

interface Tree {
  readonly [name: string]: unknown;
}

function unary(client: Client, method: string, request: object): Promise<GrpcAnswer> {
  const { promise, resolve } = Promise.withResolvers<GrpcAnswer>();
  const invoke = (client as unknown as Readonly<Record<string, Invoke>>)[method];
  invoke?.call(client, request, (error, body) => {
    if (error !== null) resolve({ code: status[error.code] ?? "?", message: error.details });
    else resolve({ code: "OK", message: "", ...(body === undefined ? {} : { body }) });
  });
  return promise;
}

type Invoke = (request: object, done: (error: ServiceError | null, body?: object) => void) => void;
