import { milliseconds } from "../promql/index.ts";
import type { Span } from "./spans.ts";
import { SyntaxProblem } from "./syntax-fault.ts";
import { variableAt } from "./variables.ts";

/** A number as PromQL writes it: decimal, hexadecimal, Inf, NaN, or a duration, which counts in seconds. */
export function numberOf(source: string, span: Span): number {
  // Grafana fills it in.
  if (variableAt(source, 0) !== undefined) return Number.NaN;
  const text = source.replaceAll("_", "").toLowerCase();
  const sign = text.startsWith("-") ? -1 : 1;
  const size = text.replace(/^[+-]\s*/, "");
  if (size === "inf") return sign * Number.POSITIVE_INFINITY;
  if (size === "nan") return Number.NaN;
  if (/^0[0-7]+$/.test(size)) return sign * Number.parseInt(size, 8);
  if (/^(?:\d+(?:ms|[ywdhms]))+$/.test(size)) {
    try {
      return (sign * milliseconds(size)) / 1000;
    } catch {
      throw new SyntaxProblem(`${source} is not a duration; units go from large to small, as in 1h30m.`, span);
    }
  }
  const value = Number(size);
  if (Number.isNaN(value)) throw new SyntaxProblem(`${source} is not a number.`, span);
  return sign * value;
}

const short: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

/** A text as PromQL writes it, by Go's rules: escapes between " or ', none between backticks. */
export function textOf(source: string, span: Span): string {
  const body = source.slice(1, -1);
  if (source.startsWith("`")) return body;
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs,
    (escaped, ...found) => {
      const [byte, small, large, octal, character] = found as (string | undefined)[];
      const hex = byte ?? small ?? large;
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const plain = short[character ?? ""];
      if (plain === undefined)
        throw new SyntaxProblem(`${escaped} is no escape; a backslash itself is written \\\\.`, {
          from: span.from + source.indexOf(escaped),
          to: span.from + source.indexOf(escaped) + escaped.length,
        });
      return plain;
    },
  );
}
