import type { SyntaxNode } from "@lezer/common";
import { didYouMean } from "../../../problems/index.ts";
import { functionNames } from "./functions.ts";
import type { SyntaxFault } from "./read.ts";
import type { Span } from "./spans.ts";

/** Thrown while a tree is converted: the grammar takes it, Prometheus does not. */
export class SyntaxProblem extends Error {
  readonly span: Span;

  constructor(message: string, { from, to }: Span) {
    super(message);
    this.span = { from, to };
  }
}

/** What is wrong at the first place that the grammar cannot read. */
export function syntaxFault(text: string, { from }: SyntaxNode): SyntaxFault {
  return variable(text) ?? openQuote(text) ?? unknownFunction(text) ?? unclosed(text) ?? unexpected(text, from);
}

function variable(text: string): SyntaxFault | undefined {
  const match = /\$(?:\{\w+(?::\w+)?\}|\w+)|\[\[\w+\]\]/.exec(withoutStrings(text));
  if (match === null) return undefined;
  const message = `${match[0]} is filled in by Grafana; a rule is evaluated by Prometheus, which does not know it.`;
  return { message, span: { from: match.index, to: match.index + match[0].length } };
}

function openQuote(text: string): SyntaxFault | undefined {
  const at = withoutStrings(text).search(/["'`]/);
  return at < 0 ? undefined : { message: "this quote is never closed.", span: one(at) };
}

const aggregations = "sum min max avg count group stddev stdvar topk bottomk quantile count_values limitk limit_ratio";
const words = new Set(
  `${aggregations} by without on ignoring group_left group_right bool and or unless offset fill fill_left fill_right`.split(
    " ",
  ),
);

function unknownFunction(text: string): SyntaxFault | undefined {
  for (const match of withoutStrings(text).matchAll(/\b([a-zA-Z_]\w*)\s*\(/g)) {
    const name = match[1] ?? "";
    if (functionNames.includes(name) || words.has(name.toLowerCase())) continue;
    const meant = didYouMean(name, [...functionNames, ...aggregations.split(" ")]);
    const message = `there is no function ${name}()${meant === undefined ? "" : `; is ${meant}() meant?`}`;
    return {
      message: meant === undefined ? `${message}.` : message,
      span: { from: match.index, to: match.index + name.length },
    };
  }
  return undefined;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

function unclosed(text: string): SyntaxFault | undefined {
  const open: { readonly bracket: string; readonly at: number }[] = [];
  for (const { 0: bracket, index: at } of withoutStrings(text).matchAll(/[()[\]{}]/g)) {
    if (closing[bracket] !== undefined) open.push({ bracket, at });
    else {
      const last = open.pop();
      if (last === undefined) return { message: `nothing is open that this ${bracket} could close.`, span: one(at) };
      if (closing[last.bracket] !== bracket)
        return { message: `${bracket} closes a ${last.bracket}; ${closing[last.bracket]} is needed.`, span: one(at) };
    }
  }
  const last = open.pop();
  return last === undefined
    ? undefined
    : { message: `this ${last.bracket} is never closed; ${closing[last.bracket]} is missing.`, span: one(last.at) };
}

function unexpected(text: string, from: number): SyntaxFault {
  const rest = text.slice(from).trimStart();
  const at = text.length - rest.length;
  if (text.trim() === "") return { message: "the expression is empty.", span: { from: 0, to: text.length } };
  if (rest === "")
    return {
      message: "it ends where something is still missing.",
      span: { from: Math.max(0, text.trimEnd().length - 1), to: text.trimEnd().length },
    };
  const word = /^(?:\w+|"[^"\n]*"?|'[^'\n]*'?|[=!<>~]+|\S)/.exec(rest)?.[0] ?? rest;
  return { message: `${word} makes no sense here.`, span: { from: at, to: at + word.length } };
}

/** The text with everything in quotes and comments blanked, so that offsets stay. */
function withoutStrings(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#.*/g, (quoted) => " ".repeat(quoted.length));
}

function one(at: number): Span {
  return { from: at, to: at + 1 };
}
