import { fates } from "../chat4all/index.ts";
import { row } from "../kit/index.ts";
import { here } from "./scope.ts";

/** What becomes of the messages that come, and why. */
export const messages = row("Messages accepted and rejected", fates(here));
