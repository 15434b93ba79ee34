export { bounded, other } from "./bounded.ts";
export { quantileOf, seconds, shifted } from "./decimal.ts";
export { labelValue, longestLabel } from "./label.ts";
export { amount, entriesOf, type Fields, fieldsOf, isFields, known, listOf, textOf } from "./read.ts";
export * from "./run.ts";
export { isTestName, testNameText } from "./test-name.ts";
