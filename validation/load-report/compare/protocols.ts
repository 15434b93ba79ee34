import type { LoadRun } from "../given/index.ts";
import { type Change, changesOf } from "./changes.ts";
import { type Figures, figuresOf } from "./figures.ts";

/** The same operation over HTTP and over gRPC, in one run. */
export interface ProtocolPair {
  readonly run: string;
  readonly operation: string;
  readonly http: SideOfPair;
  readonly grpc: SideOfPair;
  /** From HTTP to gRPC. */
  readonly changes: readonly Change[];
}

export interface SideOfPair extends Figures {
  /** The most that the server took meanwhile, in bytes. */
  readonly memory?: number;
}

/** Operations that a run has under one name over both protocols. */
export function protocolPairs(runs: readonly LoadRun[], tolerance: number): ProtocolPair[] {
  return runs.flatMap(({ name, run, memory }) =>
    run.operations
      .filter(({ protocol }) => protocol === "http")
      .toSorted((a, b) => (a.operation < b.operation ? -1 : 1))
      .flatMap((http): ProtocolPair[] => {
        const { operation } = http;
        const grpc = run.operations.find((one) => one.protocol === "grpc" && one.operation === operation);
        if (grpc === undefined) return [];
        const side = (one: typeof http): SideOfPair => {
          const bytes = memory.find((two) => two.protocol === one.protocol && two.operation === operation)?.bytes;
          return { ...figuresOf(one), ...(bytes !== undefined && { memory: bytes }) };
        };
        const changes = changesOf(http, grpc, { tolerance, rounded: run.tool === "locust" });
        return [{ run: name, operation, http: side(http), grpc: side(grpc), changes }];
      }),
  );
}
