import { clipped } from "../words/index.ts";

/** A table in Markdown; cells are text, nothing in them is markup. Empty for no rows. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[], longest = 160): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const body = rows.map((cells) => line(cells.map((cell) => escaped(cell, longest))));
  return [line(titles), line(titles.map(() => "---")), ...body].join("\n");
}

/** One line in which every character stands for itself: no markup, nobody mentioned, no issue linked. */
export function escaped(text: string, longest = 300): string {
  return clipped(text, longest).replace(/[\\`*_|~[\]&<>@#]/g, (mark) => entities[mark] ?? `\\${mark}`);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "@": "&#64;",
  "#": "&#35;",
};
