import { grpcErrors, grpcSlow } from "./grpc.ts";
import type { Alert } from "./kit/index.ts";
import { goCollectionsReclaimLittle, goHeapGrowing, goroutinesGrowing } from "./leaks.ts";
import { processMemoryHigh, processRestarting } from "./processes.ts";

const bridge = { job: "governance-bridge", owner: "governance" };

/** What the users of the governance bridge notice. */
export const governanceBridge: readonly Alert[] = [
  grpcErrors(bridge),
  grpcSlow({ ...bridge, within: "5ms" }),
  processRestarting(bridge),
];

/** What the bridge is promised to keep: memory below 50 MiB and no leaks. */
export const governanceBridgeLeaks: readonly Alert[] = [
  goHeapGrowing(bridge),
  goroutinesGrowing(bridge),
  goCollectionsReclaimLittle(bridge),
  processMemoryHigh({ ...bridge, limit: 50 * 2 ** 20 }),
];
