export { addReceivers } from "./api.ts";
export type { Attempt, ReceiverRequest, ReceiverStatus } from "./receiver.ts";
