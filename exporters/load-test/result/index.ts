export { type Result, type ResultContext, readResult } from "./read-result.ts";
