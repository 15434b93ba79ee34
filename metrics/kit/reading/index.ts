export { functionNames, type Signature, signatureOf, type ValueType } from "./functions.ts";
export { type Reading, readPromql, type SyntaxFault } from "./read.ts";
export { type Part, type Span, type Spans, spansOf } from "./spans.ts";
export { hasVariable } from "./variables.ts";
