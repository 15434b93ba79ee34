import { chat4all } from "../../metrics/index.ts";
import { variable } from "../kit/index.ts";

/** The connectors that are chosen at the top of the page. */
export const chosen = { job: variable("connector") };

export const attempts = chat4all.messagesSent.where(chosen);
export const apiDuration = chat4all.connectorApiDuration.where(chosen);
export const breakerState = chat4all.circuitBreakerState.where(chosen);
export const stored = chat4all.storedMessages.where(chosen);
export const storedLimit = chat4all.storedLimit.where(chosen);
export const forwarded = chat4all.forwardedMessages.where(chosen);
