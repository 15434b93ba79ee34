/** Rehearsals: isolated copies of the monitoring, brought up for a while by whoever validates it. */
export { maintenanceInterval } from "../alertmanager.ts";
// What a drill is brought up with, too.
export { type Awaited, awaitReady, readyPath } from "./await-answers.ts";
export { removeDeadRehearsals } from "./dead-rehearsals.ts";
export { readRecords } from "./folder.ts";
export { freePorts } from "./free-ports.ts";
export { findMachine, type Machine } from "./machine.ts";
export { marksOf, temporaryProject } from "./marks.ts";
export { isAlive } from "./owner.ts";
export { type Copies, innerAddress, innerPort, type RehearsalPart } from "./parts.ts";
export { openRehearsal, type Rehearsal, type RehearsalAccess, type RehearsalOptions } from "./rehearsal.ts";
export type { RehearsalFlags, RehearsalReleases } from "./rehearsal-stack.ts";
export { Signal } from "./signal.ts";
export { temporaryStack } from "./temporary-stack.ts";
export { type Ended, type EndingOptions, untilEnded } from "./until-ended.ts";
export type { WatchedOptions, WatchedPort } from "./watched.ts";
export type { WatchedAccess } from "./watched-access.ts";
