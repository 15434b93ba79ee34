export type { ValueFormat } from "./format-value.ts";
export {
  fillTemplate,
  type Insert,
  type Template,
  type TemplatePart,
  templateParts,
  toGoTemplate,
  type ValueInsert,
} from "./template.ts";
