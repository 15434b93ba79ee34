import { containers } from "../../metrics/index.ts";
import { div, gt, rate, sum, variable } from "../kit/index.ts";

/** The containers that are chosen at the top of the page, of the engines that are. */
export const chosen = { instance: variable("instance"), name: variable("name") };

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";

/** CPUs that each container uses. */
export const cpuUsed = sum(rate(containers.cpuUsage.where(chosen), range)).by("instance", "name");

/** CPUs that each container may use; nothing for one without a limit. */
export const cpuAllowed = sum(div(containers.cpuQuota.where(chosen), gt(containers.cpuPeriod.where(chosen), 0))).by(
  "instance",
  "name",
);

/** Memory of each container that the kernel cannot take back easily. */
export const memoryUsed = sum(containers.memoryWorkingSet.where(chosen)).by("instance", "name");

/** Memory that each container may use; 0 stands for no limit. */
export const memoryAllowed = sum(gt(containers.memoryLimit.where(chosen), 0)).by("instance", "name");

/** Part of the periods in which each container had to wait for its CPU limit; nothing for one without a limit. */
export const throttled = div(
  sum(rate(containers.cpuThrottledPeriods.where(chosen), range)).by("instance", "name"),
  gt(sum(rate(containers.cpuPeriods.where(chosen), range)).by("instance", "name"), 0),
);
