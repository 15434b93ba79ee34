import type { AlertMatchers, LabelCondition } from "../matchers.ts";

/**
 * Conditions in Alertmanager's syntax, as they stand in its configuration; several of one label all have to hold.
 * @throws Error for what is no matcher.
 */
export function readMatchers(texts: readonly string[]): AlertMatchers {
  const each = texts.flatMap((text) => splitMatchers(text)).map(readMatcher);
  const byLabel = Map.groupBy(each, ({ label }) => label);
  return Object.fromEntries(
    [...byLabel].map(([label, some]) => [label, allOf(some.map(({ condition }) => condition))] as const),
  );
}

/** `{a="b", c="d"}`, as several may stand in one text. */
function splitMatchers(text: string): readonly string[] {
  const inner = text.trim().replace(/^\{([\s\S]*)\}$/, "$1");
  return inner.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g)?.filter((one) => one.trim() !== "") ?? [];
}

interface Matcher {
  readonly label: string;
  readonly condition: LabelCondition;
}

function readMatcher(text: string): Matcher {
  const [, label, operator, value] =
    /^\s*("(?:[^"\\]|\\.)*"|[^"=!~{},\s]+)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^"]*?)\s*$/.exec(text) ?? [];
  if (label === undefined || operator === undefined || value === undefined) throw new Error(`${text} is no matcher`);
  const wanted = operator.endsWith("~") ? patternOf(unquoted(value)) : unquoted(value);
  return { label: unquoted(label), condition: operator.startsWith("!") ? { not: wanted } : wanted };
}

/** Quotes are Go's, which knows more escapes than JSON. Names are printed without, whatever is in them. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text
    .slice(1, -1)
    .replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g, (_, x, u, U, one: string) => {
      const code = x ?? u ?? U;
      return code === undefined ? (escapes[one] ?? one) : String.fromCodePoint(Number.parseInt(code, 16));
    });
}

const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Flags stand before the pattern there. */
function patternOf(text: string): RegExp {
  const [, flags = "", source = text] = /^\(\?([is]+)\)([\s\S]*)$/.exec(text) ?? [];
  return new RegExp(source, flags);
}

/** Conditions that all hold, as one. */
function allOf(conditions: readonly LabelCondition[]): LabelCondition {
  const [first, ...more] = conditions;
  if (first === undefined) return { not: [] };
  if (more.length === 0) return first;
  const looks = conditions.map((one) => {
    const negative = typeof one === "object" && !(one instanceof RegExp) && "not" in one;
    const wanted = negative ? one.not : (one as RegExp | string);
    const source = wanted instanceof RegExp ? wanted.source : escaped(String(wanted));
    return `(?${negative ? "!" : "="}(?:${source})$)`;
  });
  return new RegExp(`${looks.join("")}[\\s\\S]*`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
