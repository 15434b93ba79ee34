import { accessTo, type Copy, inboxUrl, receiverUrl } from "../copy/index.ts";
import { askJson } from "../observe/index.ts";

/** Where a receiver listens that hands everything on to the inbox, later. */
export const slowReceiverUrl = receiverUrl("slow");

/** Has every message of a copy arrive so many milliseconds later: what is known to be there has to show where it is. */
export async function slowReceiver(copy: Copy, delayMs: number): Promise<void> {
  const body = { answer: "slow", forwardTo: inboxUrl, delayMs };
  await askJson(accessTo(copy, "signal"), "/api/v1/receivers/slow", { method: "PUT", body });
}
