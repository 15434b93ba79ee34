export { DefinitionError, throwOnErrors } from "./definition-error.ts";
export { didYouMean } from "./did-you-mean.ts";
export { type Finding, type Position, type Severity, sortFindings } from "./finding.ts";
export { toJson } from "./print-json.ts";
export { type CheckText, toSarif } from "./print-sarif.ts";
export { countFindings, toText } from "./print-text.ts";
