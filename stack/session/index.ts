/** What works with a deployed stack from outside of a Pulumi program. */
export { brokenParts } from "../broken-parts.ts";
export { removeLeftovers } from "../leftovers.ts";
export { partialSettings } from "../partial-settings.ts";
export { portFindings } from "../port-findings.ts";
export { awaitReadiness, type Readiness } from "../readiness.ts";
export { removeData } from "../remove-data.ts";
export { tlsFindings } from "../tls/index.ts";
export { DeploymentError, deploymentError } from "./deployment-error.ts";
export { type Changes, openSession, pulumiIn, type Session, stepOf } from "./session.ts";
