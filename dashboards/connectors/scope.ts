import { anyConnector } from "../../alerts/index.ts";
import { chat4all, kafka } from "../../metrics/index.ts";
import { variable } from "../kit/index.ts";

/** The connectors that are chosen at the top of the page; "All" matches every job, so it stays with them. */
const job = variable("connector");

export const attempts = chat4all.messagesSent.where(anyConnector).where({ job });
export const apiDuration = chat4all.connectorApiDuration.where(anyConnector).where({ job });
export const breakerState = chat4all.circuitBreakerState.where(anyConnector).where({ job });
export const stored = chat4all.storedMessages.where(anyConnector).where({ job });
export const storedLimit = chat4all.storedLimit.where(anyConnector).where({ job });
export const forwarded = chat4all.forwardedMessages.where(anyConnector).where({ job });

/** A connector's consumer group is called like its job. */
export const lagSeconds = kafka.lagSeconds.where({ group: anyConnector.job }).where({ group: job });
export const lagRecords = kafka.lagRecords.where({ group: anyConnector.job }).where({ group: job });
