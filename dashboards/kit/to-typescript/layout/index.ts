export { type Document, group, hardline, indent, join, line, trailingComma } from "./document.ts";
export { layOut } from "./lay-out.ts";
export { printCode } from "./print-code.ts";
