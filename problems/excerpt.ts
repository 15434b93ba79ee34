import type { Position } from "./finding.ts";

/** The line of a position, cut to a screen's width around the place, and carets under it. */
export function excerptLines({ line, column, length, excerpt, skipped = 0 }: Position): readonly string[] {
  const { text, start } = cut(excerpt.replaceAll("\t", " "), column - 1 - skipped);
  const gutter = line === undefined ? "    " : `${String(line).padStart(7)} `;
  const marks = Math.max(1, Math.min(length, text.length - start));
  return [`${gutter}| ${text.trimEnd()}`, `${" ".repeat(gutter.length)}| ${" ".repeat(start)}${"^".repeat(marks)}`];
}

const width = 100;
/** What stays to the left of a place when the line is cut. */
const before = 40;

function cut(line: string, at: number): { readonly text: string; readonly start: number } {
  const indent = line.length - line.trimStart().length;
  const first = Math.min(indent, at);
  if (line.length - first <= width) return { text: line.slice(first), start: at - first };
  const from = Math.max(first, Math.min(at - before, line.length - width));
  const to = from + width;
  const left = from > first ? "…" : "";
  return { text: `${left}${line.slice(from, to)}${to < line.length ? "…" : ""}`, start: at - from + left.length };
}
