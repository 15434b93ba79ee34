import { innerAddress, type RehearsalAccess } from "../../stack/rehearsal/index.ts";
import { askJson } from "../observe/index.ts";
import { inboxUrl } from "./copy-files.ts";

/** Where a receiver listens that hands everything on to the inbox, later. */
export const slowReceiverUrl = `http://${innerAddress("signal")}/receivers/slow`;

/** Has every message of a copy arrive so many milliseconds later: what is known to be there has to show where it is. */
export async function slowReceiver({ urls, user, password }: RehearsalAccess, delayMs: number): Promise<void> {
  const body = { answer: "slow", forwardTo: inboxUrl, delayMs };
  await askJson({ url: urls.signal, user, password }, "/api/v1/receivers/slow", { method: "PUT", body });
}
