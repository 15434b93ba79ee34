export { faultParts } from "./parts.ts";
