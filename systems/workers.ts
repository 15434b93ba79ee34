import type { ProgramFault } from "./fault.ts";

/** A part of a miniature that may run several times, to share the work. */
export interface Workers {
  /** What their names begin with: `router-worker` for `router-worker-1`, `router-worker-2`. */
  readonly part: string;
  /** Kafka's group that they share partitions in. */
  readonly group: string;
  /** What makes each of them slower than the load, so that it is they who decide how much is done. */
  readonly slowed: Omit<ProgramFault, "part">;
  /** A load that is more than several of them can do then; requests a second. */
  readonly perSecond: number;
}
