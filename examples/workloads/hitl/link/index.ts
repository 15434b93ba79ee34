export { faultLinks } from "./fault-links.ts";
export { type Condition, type Link, openLink } from "./link.ts";
