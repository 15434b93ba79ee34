import { type Baseline, schemaName } from "./baseline.ts";

/** The file that `--save-baseline` writes: JSON, sorted by name, one line a figure, so that the same result is the same file and a newer one a short diff. */
export function printBaseline({ key, figures, counts }: Baseline): string {
  const entries = Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "{",
    `  "schema": ${JSON.stringify(schemaName)},`,
    `  "key": ${block(
      "{}",
      entries.map(([field, value]) => `${JSON.stringify(field)}: ${JSON.stringify(value)}`),
    )},`,
    `  "figures": ${block(
      "[]",
      byName(figures).map(({ name, unit, partOf, values }) => JSON.stringify({ name, unit, partOf, values })),
    )},`,
    `  "counts": ${block(
      "[]",
      byName(counts).map(({ name, value }) => JSON.stringify({ name, value })),
    )}`,
    "}",
    "",
  ].join("\n");
}

function block(brackets: string, lines: readonly string[]): string {
  const [open, close] = brackets;
  return lines.length === 0 ? brackets : `${open}\n    ${lines.join(",\n    ")}\n  ${close}`;
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
