export { type RuleFileReading, readRuleFile } from "./read-rule-file.ts";
