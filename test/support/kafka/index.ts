export type { Brokers } from "./brokers.ts";
export { oauthToken } from "./oauth-token.ts";
export type { BrokersOptions, Security } from "./options.ts";
export { startBrokers } from "./start-brokers.ts";
export type { TlsFiles } from "./tls-files.ts";
