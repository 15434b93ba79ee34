import { faultPorts as agents } from "../agents/index.ts";
import { faultPorts as chat4all } from "../chat4all/index.ts";
import { faultPorts as governanceBridge } from "../governance-bridge/index.ts";
import { faultPorts as hitl } from "../hitl/index.ts";
import type { FaultParts } from "../kit/index.ts";

/** Every miniature's parts that take faults. */
export const faultParts: FaultParts = { agents, chat4all, "governance-bridge": governanceBridge, hitl };
