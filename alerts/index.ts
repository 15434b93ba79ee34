/** The alerts of this project, ready to be taken by a system. */
export * from "./chat4all.ts";
export * from "./connectors.ts";
export * from "./consumer-group.ts";
export * from "./host.ts";
export * from "./http.ts";
export * from "./jvm.ts";
export * from "./kafka.ts";
export * from "./kafka-cluster.ts";
export * from "./kafka-retention.ts";
export * from "./kafka-sharing.ts";
export * from "./kafka-unknown.ts";
export * from "./publishing.ts";
export * from "./stack.ts";
