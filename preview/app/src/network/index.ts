export { type Answered, fetchWhole } from "./fetch-whole.ts";
