export { createLiveRuns, type LiveRuns } from "./live.ts";
export { createReceiver, type Receiver, type ReceiverLimits, type Verdict } from "./receiver.ts";
export { addResults } from "./route.ts";
export { createTally, type Tally } from "./tally.ts";
