/** What every use of Pulumi's Automation API shares. */
export { DeploymentError } from "./deployment-error.ts";
export { type Changes, runOperation, withoutSummary } from "./operation.ts";
export { pulumiIn } from "./pulumi-command.ts";
export { isLoggedIn, ownPulumiHome, pulumiHome } from "./pulumi-home.ts";
