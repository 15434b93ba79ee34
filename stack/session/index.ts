/** What works with a deployed stack from outside of a Pulumi program. */
export { type Changes, DeploymentError } from "../automation/index.ts";
export { brokenParts } from "../broken-parts.ts";
export { removeLeftovers } from "../leftovers.ts";
export { partialSettings } from "../partial-settings.ts";
export { portFindings } from "../port-findings.ts";
export { awaitReadiness, type Readiness } from "../readiness.ts";
export { removeData } from "../remove-data.ts";
export { tlsFindings } from "../tls/index.ts";
export { openSession, type Session } from "./session.ts";
