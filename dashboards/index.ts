export { host } from "./host.ts";
export { stack } from "./stack.ts";
