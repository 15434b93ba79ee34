import { containers } from "../../../metrics/index.ts";
import { withLabel } from "../../kit/index.ts";
import type { Known } from "../watch/index.ts";
import type { View } from "./view.ts";
import type { Writers } from "./writers.ts";

/** What the engine says of a container: state, health, restarts, kills. */
export function writeState(writers: Writers, labels: string, known: Known, { seenAt }: View): void {
  const { row, details, oom } = known;
  writers.addStates(containers.state, labels, row.state);
  if (row.health !== undefined) writers.addStates(containers.health, labels, row.health);
  writers.add(containers.oomKills, labels, oom.total());
  if (row.state === "running" || row.state === "paused") writers.add(containers.lastSeen, labels, seenAt);
  if (details === undefined) return;
  writers.add(containers.restarts, labels, details.restarts);
  writers.add(containers.startTime, labels, details.startedAt);
  writers.add(containers.exitCode, labels, details.exitCode);
}

/** Ids, for joins. */
export function writeInfo(writers: Writers, labels: string, { row }: Known): void {
  writers.add(containers.info, withLabel(withLabel(labels, "container_id", row.id), "image_id", row.imageId), 1);
}

/** The limits a container was given, of those that have started. */
export function writeLimits(writers: Writers, labels: string, { details }: Known, all: boolean): void {
  if (details === undefined) return;
  const { limits } = details;
  writers.add(containers.memoryLimit, labels, limits.memory);
  if (limits.cpuQuota > 0) {
    writers.add(containers.cpuQuota, labels, limits.cpuQuota);
    writers.add(containers.cpuPeriod, labels, limits.cpuPeriod);
  }
  if (!all) return;
  writers.add(containers.swapLimit, labels, limits.memorySwap);
  writers.add(containers.memoryReservation, labels, limits.memoryReservation);
  writers.add(containers.cpuShares, labels, limits.cpuShares);
  writers.add(containers.threadsLimit, labels, limits.threads);
}
