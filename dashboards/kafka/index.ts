export { statusColors, statusValues } from "./group-status.ts";
