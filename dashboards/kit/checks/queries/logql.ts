import { within } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const logql: Check = {
  id: "dashboards/logql",
  severity: "error",
  summary: "A query to Loki is no LogQL: it selects no streams, selects all of them, or something in it is not closed.",
  why: "Loki refuses it, and the panel shows the error.",
  remedy: 'Begin with a selector of at least one label: {job="api"}.',
  bad: '{ "datasource": { "type": "loki", "uid": "$datasource" }, "expr": "{job=\\"api\\" |= \\"error\\"" }',
  good: '{ "datasource": { "type": "loki", "uid": "$datasource" }, "expr": "{job=\\"api\\"} |= \\"error\\"" }',
  of: "query",
  run: ({ language, text }) => {
    if (language !== "logql" || text === undefined || text.value.trim() === "") return nothing;
    const { value } = text;
    const plain = blanked(value);
    const fault = openQuote(plain) ?? unclosed(plain) ?? selectorFault(value, plain);
    return fault === undefined ? nothing : [{ message: fault.message, at: within(text, fault.from, fault.to) }];
  },
};

interface At {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** What stands in quotes, and variables, as letters of the same length. */
function blanked(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|\$\{[^}]*\}|#.*/g, (quoted) => "_".repeat(quoted.length));
}

function openQuote(plain: string): At | undefined {
  const from = plain.search(/["`]/);
  return from < 0 ? undefined : { message: "this quote is never closed.", from, to: from + 1 };
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

function unclosed(plain: string): At | undefined {
  const open: { readonly bracket: string; readonly from: number }[] = [];
  for (const { 0: bracket, index: from } of plain.matchAll(/[()[\]{}]/g)) {
    if (closing[bracket] !== undefined) {
      open.push({ bracket, from });
      continue;
    }
    const last = open.pop();
    if (last === undefined || closing[last.bracket] !== bracket)
      return { message: `nothing is open that this ${bracket} could close.`, from, to: from + 1 };
  }
  const last = open.pop();
  return last && { message: `this ${last.bracket} is never closed.`, from: last.from, to: last.from + 1 };
}

/** Every stream selector has a matcher that does not take the empty value, which Loki demands. */
function selectorFault(text: string, plain: string): At | undefined {
  const selectors = [...plain.matchAll(/\{[^{}]*\}/g)];
  // A query of numbers only, such as vector(1), selects nothing.
  if (selectors.length === 0)
    return /vector\s*\(|\$/.test(plain) ? undefined : { message: "it selects no streams.", from: 0, to: text.length };
  const empty = selectors.find(({ 0: selector, index }) => !demands(text.slice(index, index + selector.length)));
  return (
    empty && { message: "this selects every stream there is.", from: empty.index, to: empty.index + empty[0].length }
  );
}

function demands(selector: string): boolean {
  if (/\$|\[\[/.test(selector.replace(/"[^"]*"|`[^`]*`/g, ""))) return true;
  const matchers = [...selector.matchAll(/(=~|!~|!=|=)\s*(?:"((?:\\.|[^"\\])*)"|`([^`]*)`)/g)];
  return matchers.some(([, op, quoted, plain]) => {
    const value = quoted ?? plain ?? "";
    if (op === "=") return value !== "";
    return op === "=~" ? !/^(?:\.\*|)$/.test(value) : op === "!=" && value === "";
  });
}
