export { burning } from "./burning.ts";
export { events } from "./events.ts";
export { history } from "./history.ts";
export { now } from "./now.ts";
