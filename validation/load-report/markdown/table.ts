/** A column: how its cells are aligned and what each row has in it. */
export interface Column<Row> {
  readonly title: string;
  /** Numbers stand to the right. @default left */
  readonly right?: boolean;
  cell(row: Row): string;
}

/** A table in Markdown, padded so that it is one in a terminal, too. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ cell }) => escaped(cell(row))));
  const titles = columns.map(({ title }) => escaped(title));
  const widths = columns.map((_, n) => Math.max(3, ...[titles, ...cells].map((row) => [...(row[n] ?? "")].length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, n) => padded(text, widths[n] ?? 0, columns[n]?.right === true)).join(" | ")} |`;
  const rule = widths.map((width, n) => (columns[n]?.right ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(titles), `| ${rule.join(" | ")} |`, ...cells.map(line)].join("\n");
}

/** Text that came from a result as text: nothing in it is markup, and it stays in its line. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, (space) => (space === "\u202f" ? space : " "))
    .replace(/[\\`*_|<>[\]]/g, (mark) => (mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : `\\${mark}`));
}

/** Text as code, in which every character stands for itself. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${text.replace(/\s+/g, " ")}${space}${fence}`;
}

function padded(text: string, width: number, right: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...text].length));
  return right ? space + text : text + space;
}
