export { addEvents, type Events } from "./events.ts";
