export { toHtml } from "./whole.ts";
