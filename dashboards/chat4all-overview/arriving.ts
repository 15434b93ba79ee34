import { apiService } from "../../alerts/index.ts";
import { fates } from "../chat4all/index.ts";
import { row } from "../kit/index.ts";

/** What becomes of the messages that come, and why. */
export const arriving = row("Messages accepted and rejected", fates(apiService));
