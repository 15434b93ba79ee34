import { hostClockWrong } from "./host-clock.ts";
import { hostDisk } from "./host-disk.ts";
import { hostMemory } from "./host-memory.ts";
import type { Alert } from "./kit/index.ts";
import { hostCollectorFailing } from "./node-exporter.ts";

/** The alerts on the host that the stack runs on. */
export const host: readonly Alert[] = [...hostDisk, ...hostMemory, hostClockWrong, hostCollectorFailing];
