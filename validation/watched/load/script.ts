import { fileURLToPath } from "node:url";
import type { WatchedAccess } from "../../../stack/rehearsal/index.ts";

/** A k6 script and what it is told. */
export interface LoadScript {
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What loads a system steadily, at the addresses that it has beside a copy. */
export function scriptFor({ system, addresses }: Pick<WatchedAccess, "system" | "addresses">): LoadScript {
  const { governanceBridgeGrpc: grpc, ...others } = addresses;
  const [target = ""] = Object.values(others);
  return {
    file: fileURLToPath(new URL(`../../../examples/workloads/${system}/load/steady.js`, import.meta.url)),
    environment: { TARGET: `http://${target}`, ...(grpc === undefined ? {} : { GRPC_TARGET: grpc }) },
  };
}
