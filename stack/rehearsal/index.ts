/** Rehearsals: isolated copies of the monitoring, brought up for a while by whoever validates it. */
export { maintenanceInterval } from "../alertmanager.ts";
export { removeDeadRehearsals } from "./dead-rehearsals.ts";
export { type Copies, innerAddress, type RehearsalPart } from "./parts.ts";
export { openRehearsal, type Rehearsal, type RehearsalAccess, type RehearsalOptions } from "./rehearsal.ts";
export type { RehearsalFlags, RehearsalReleases } from "./rehearsal-stack.ts";
export { type Ended, type EndingOptions, untilEnded } from "./until-ended.ts";
export type { WatchedOptions, WatchedPort } from "./watched.ts";
export type { WatchedAccess } from "./watched-access.ts";
