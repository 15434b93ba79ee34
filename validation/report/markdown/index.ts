export { toMarkdown } from "./markdown.ts";
