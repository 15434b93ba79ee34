export { toHtml } from "./html/index.ts";
export { resultJsonSchema, toJson } from "./json.ts";
export { toJunit } from "./junit.ts";
export { toMarkdown } from "./markdown/index.ts";
export { reportFiles } from "./report-files.ts";
export { toText } from "./text.ts";
