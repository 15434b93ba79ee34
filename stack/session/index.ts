export { DeploymentError } from "./deployment-error.ts";
export { type Changes, type OperationOptions, openSession, type Session, type SessionOptions } from "./session.ts";
