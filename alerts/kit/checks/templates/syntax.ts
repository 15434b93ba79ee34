import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import type { Action, TemplateFault, Token } from "./go-template.ts";
import { begins, type ReadField, templatesOf } from "./templates.ts";

export const templateSyntax: Check = {
  id: "template/syntax",
  severity: "error",
  summary: "A label or an annotation is no template: something is not closed, or a function or variable is not known.",
  why: "Prometheus refuses the file, or sends the error's text in place of the annotation.",
  remedy: "Correct it at the place that is marked.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance is full'}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: warning}
  annotations: {summary: 'The queue of {{ $labels.instance }} is full'}`,
  of: "alert",
  run: (rule) =>
    templatesOf(rule).flatMap((one) => {
      const fault = one.fault ?? faultOf(one);
      return fault === undefined ? [] : [{ message: fault.message, at: within(one.field.value, fault.from, fault.to) }];
    }),
};

const prometheus =
  "query first label value strvalue args reReplaceAll safeHtml match title toUpper toLower graphLink tableLink sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL parseDuration urlQueryEscape tmpl";
const go = "and or not len index print printf println html js urlquery eq ne lt le gt ge call slice true false nil";
const words = "if else with range end define template block break continue";
const known = new Set(`${prometheus} ${go} ${words}`.split(" "));
const ownVariables = ["$labels", "$value", "$externalLabels", "$externalURL"];

function faultOf({ actions }: ReadField): TemplateFault | undefined {
  const open: Action[] = [];
  const declared = new Set<string>(ownVariables);
  for (const action of actions) {
    for (const [index, one] of action.tokens.entries()) {
      const next = action.tokens[index + 1];
      if (one.kind === "variable" && (next?.value === ":=" || next?.value === ",")) declared.add(one.value);
    }
    const fault =
      action.tokens.map((one) => ofToken(one, declared)).find((one) => one !== undefined) ?? unbalanced(action);
    if (fault !== undefined) return fault;
    if (action.tokens.length === 0) continue;
    if (begins(action, "if", "with", "range", "define", "block") && action.tokens[0]?.value !== "else")
      open.push(action);
    else if (begins(action, "end") && open.pop() === undefined)
      return { message: "nothing is open that this end could close.", ...action };
    else if (begins(action, "else") && open.length === 0) return { message: "this else belongs to no if.", ...action };
  }
  const last = open.pop();
  return last === undefined
    ? undefined
    : { message: `this ${last.tokens[0]?.value} is never closed; {{ end }} is missing.`, from: last.from, to: last.to };
}

function ofToken({ kind, value, from, to }: Token, declared: ReadonlySet<string>): TemplateFault | undefined {
  if (kind === "variable") {
    const name = value.split(".")[0] ?? "";
    if (name === "$" || declared.has(name)) return undefined;
    const meant = didYouMean(name, [...declared]);
    return { message: `there is no variable ${name}${meant === undefined ? "." : `; is ${meant} meant?`}`, from, to };
  }
  if (kind !== "word" || known.has(value.split(".")[0] ?? "")) return undefined;
  const meant = didYouMean(value, [...known]);
  return { message: `there is no function ${value}${meant === undefined ? "." : `; is ${meant} meant?`}`, from, to };
}

function unbalanced({ tokens, from, to }: Action): TemplateFault | undefined {
  const depth = tokens.reduce(
    (sum, { value, kind }) => sum + (kind !== "sign" ? 0 : value === "(" ? 1 : value === ")" ? -1 : 0),
    0,
  );
  return depth === 0 ? undefined : { message: "the parentheses do not match.", from, to };
}
