import type { Logger } from "../../kit/index.ts";
import type { PlannedCheck } from "../settings/index.ts";
import type { Observation } from "./observation.ts";

/** Logs what a check says when that changes, not at every round. */
export function createTeller(
  log: Logger,
): (check: PlannedCheck, before: Observation | undefined, seen: Observation) => void {
  return ({ service, check, replica, target }, before, seen) => {
    const about = { service, check, ...(replica !== "" && { replica }), target: target.url };
    if (!seen.up && (before === undefined || before.up || before.reason !== seen.reason))
      log.warn({ ...about, reason: seen.reason, fault: seen.message }, "check fails");
    if (seen.up && before?.up === false) log.info(about, "check is well again");
    const fault = typeof seen.body === "string" ? seen.body : undefined;
    if (fault !== undefined && fault !== before?.body)
      log.warn({ ...about, reason: fault }, "body cannot be understood");
  };
}
