/** The alerts of this project, ready to be taken by a system. */
export * from "./host.ts";
export * from "./stack.ts";
