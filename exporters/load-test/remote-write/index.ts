export type { ReceivedSeries } from "./decode.ts";
export { createLiveRun, type LiveRun } from "./live-run.ts";
export { addRemoteWrite } from "./route.ts";
