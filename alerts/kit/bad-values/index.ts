export { badValues } from "./bad-values.ts";
export { type Cut, comparedWith, type Values } from "./values.ts";
