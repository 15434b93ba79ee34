import type { Code } from "../code.ts";
import {
  choice,
  type Document,
  group,
  hardline,
  hasHardline,
  indent,
  join,
  line,
  softline,
  trailingComma,
} from "./document.ts";

/** A piece of TypeScript laid out as Biome does it, so that its formatter finds nothing to change. */
export function printCode(code: Code): Document {
  switch (code.kind) {
    case "word":
      return code.text;
    case "text":
      return printText(code.value);
    case "list":
      return printList(code.items);
    case "object":
      return printObject(code);
    case "member":
    case "call":
      return printChain(code);
  }
}

/** Quotes of the kind that needs fewer escapes; a template where the text has `${`, which in quotes looks like a mistake. */
function printText(value: string): string {
  if (/\$\{[^}]+\}/.test(value))
    return `\`${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("`", "\\`").replaceAll("${", "\\${")}\``;
  const double = JSON.stringify(value);
  const [doubles, singles] = [value.split('"').length, value.split("'").length];
  return doubles > singles ? `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : double;
}

function printList(items: readonly Code[]): Document {
  if (items.length === 0) return "[]";
  const broken = items.length > 1 && items.every(hasSeveral);
  const body = [indent([softline, join(items.map(printCode), [",", line])]), trailingComma, softline];
  return group(["[", body, "]"], { broken });
}

function hasSeveral(code: Code): boolean {
  if (code.kind === "object") return code.fields.length > 1;
  return code.kind === "list" && code.items.length > 1;
}

function printObject({ fields, open }: Extract<Code, { kind: "object" }>): Document {
  if (fields.length === 0) return "{}";
  const quoted = fields.some(([name]) => !/^(?:[A-Za-z_$][\w$]*|0|[1-9]\d*)$/.test(name));
  const body = fields.map(([name, value]) => printField(name, value, quoted));
  return group([
    "{",
    indent([open ? hardline : line, join(body, [",", line])]),
    trailingComma,
    open ? hardline : line,
    "}",
  ]);
}

/** A text that has no room beside its name goes below it, unless the name is short; everything else breaks inside itself. */
function printField(name: string, value: Code, quoted: boolean): Document {
  const plain = /^[A-Za-z_$][\w$]*$/.test(name) || (!quoted && /^(?:0|[1-9]\d*)$/.test(name));
  const key = plain ? name : JSON.stringify(name);
  const printed = printCode(value);
  const below = typeof printed === "string" && value.kind === "text" && !printed.startsWith("`") && key.length >= 5;
  return below ? group([key, ":", indent([line, printed])]) : [key, ": ", printed];
}

/** Calls and members one after the other: in one line, or each call on a line of its own when there are several. */
function printChain(code: Code): Document {
  const { head, calls, headArgs } = chainOf(code);
  const oneLine = [head, ...calls.map(({ printed }) => printed)];
  if (calls.length <= 1) return oneLine;
  const expanded = [head, indent(calls.map(({ printed }) => [hardline, printed]))];
  const all = [...headArgs, ...calls.map(({ args }) => args)];
  return all.length > 2 && !all.flat().every(isSimple) ? expanded : choice(oneLine, expanded);
}

interface Chain {
  readonly head: Document;
  /** Arguments of the call that the chain begins with, if it does. */
  readonly headArgs: readonly (readonly Code[])[];
  readonly calls: readonly { readonly printed: Document; readonly args: readonly Code[] }[];
}

function chainOf(code: Code): Chain {
  if (code.kind === "member") {
    const { head, headArgs, calls } = chainOf(code.of);
    return { head: [head, ...calls.map(({ printed }) => printed), `.${code.name}`], headArgs, calls: [] };
  }
  if (code.kind !== "call") return { head: printCode(code), headArgs: [], calls: [] };
  const { of, args } = code;
  const printed = printArguments(args);
  if (of.kind !== "member") return { head: [printCode(of), printed], headArgs: [args], calls: [] };
  const { calls, ...start } = chainOf(of.of);
  return { ...start, calls: [...calls, { printed: [`.${of.name}`, printed], args }] };
}

/** What is read at a glance, also within a chain of calls in one line. */
function isSimple(code: Code): boolean {
  if (code.kind === "object") return code.fields.every(([, value]) => isSimple(value));
  return code.kind === "text" || (code.kind === "word" && (!code.text.startsWith("/") || code.text.length <= 7));
}

function printArguments(args: readonly Code[]): Document {
  if (args.length === 0) return "()";
  const printed = args.map(printCode);
  const last = args.at(-1);
  if (!canHug(last, args.at(-2))) return group(inParentheses(printed));
  const before = printed.slice(0, -1);
  const brokenOut = group(inParentheses(printed), { broken: true });
  if (before.some(hasHardline)) return brokenOut;
  const end = printed.at(-1) ?? "";
  const open = typeof end === "object" && "kind" in end && end.kind === "group" ? group(end.of, { broken: true }) : end;
  return choice(["(", join(printed, ", "), ")"], ["(", join([...before, open], ", "), ")"], brokenOut);
}

function inParentheses(printed: readonly Document[]): Document {
  return ["(", indent([softline, join(printed, [",", line])]), trailingComma, softline, ")"];
}

/** An object or a list at the end stays on the line of its call, unless the argument before is of the same kind. */
function canHug(last: Code | undefined, before: Code | undefined): boolean {
  if (last === undefined || last.kind === before?.kind) return false;
  return (last.kind === "object" && last.fields.length > 0) || (last.kind === "list" && last.items.length > 0);
}
