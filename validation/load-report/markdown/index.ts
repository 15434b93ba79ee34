export { markdownOf } from "./markdown.ts";
