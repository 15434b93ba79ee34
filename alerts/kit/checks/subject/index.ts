export {
  type CheckedExpression,
  type CheckedGroup,
  type CheckedRule,
  fieldText,
  handle,
  type Silence,
  whole,
} from "./subject.ts";
export { type Field, type Place, printedPosition, type Spot, type Text, within } from "./text.ts";
