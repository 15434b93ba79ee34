import { runProgram } from "../kit/index.ts";
import { inbox } from "./inbox.ts";

export { inbox, startInbox } from "./inbox.ts";
export type { Alert, Notification, Webhook } from "./notification.ts";
export { type InboxSettings, inboxSettings } from "./settings.ts";

/** Runs the inbox until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(inbox, argv);
}
