import { grpcErrors, grpcSlow } from "./grpc.ts";
import { health } from "./health.ts";
import type { Alert } from "./kit/index.ts";
import { goCollectionsReclaimLittle, goHeapGrowing, goroutinesGrowing } from "./leaks.ts";
import { processMemoryHigh, processRestarting } from "./processes.ts";

const bridge = { job: "governance-bridge", owner: "governance" };

export const bridgeErrors = grpcErrors(bridge);
export const bridgeSlow = grpcSlow({ ...bridge, within: "5ms" });
export const bridgeRestarting = processRestarting(bridge);

/** What the users of the governance bridge notice. */
export const governanceBridge: readonly Alert[] = [bridgeErrors, bridgeSlow, bridgeRestarting];

export const bridgeHeapGrowing = goHeapGrowing(bridge);
export const bridgeGoroutinesGrowing = goroutinesGrowing(bridge);
export const bridgeReclaimsLittle = goCollectionsReclaimLittle(bridge);
export const bridgeMemoryHigh = processMemoryHigh({ ...bridge, limit: 50 * 2 ** 20 });

/** What the bridge is promised to keep: memory below 50 MiB and no leaks. */
export const governanceBridgeLeaks: readonly Alert[] = [
  bridgeHeapGrowing,
  bridgeGoroutinesGrowing,
  bridgeReclaimsLittle,
  bridgeMemoryHigh,
];

/** What the health exporter tells of the bridge and its backend. */
export const bridgeHealth: readonly Alert[] = health({ service: bridge.job, check: "health", owner: bridge.owner });
