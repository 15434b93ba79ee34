/** The alerts of this project, ready to be taken by a system. */
export * from "./chat4all.ts";
export * from "./host.ts";
export * from "./http.ts";
export * from "./kafka.ts";
export * from "./stack.ts";
