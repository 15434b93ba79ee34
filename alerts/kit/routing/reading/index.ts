export { type ReadConfig, readAlertmanagerConfig } from "./config.ts";
export type { ReadIntegration, ReadReceiver } from "./receivers.ts";
