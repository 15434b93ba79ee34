export { atOnce, paced, type Steps } from "./steps.ts";
