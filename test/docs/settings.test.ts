import { readFileSync } from "node:fs";
import test from "ava";
import { settingRows } from "./support/setting-rows.ts";

const page = readFileSync(new URL("../../docs/guide.md", import.meta.url), "utf8");
const documented = rowsOf(page, "## Settings");

test("every setting has a row in the guide, and no row is left over", (t) => {
  t.deepEqual(
    [...documented.keys()].sort(),
    settingRows()
      .map(({ path }) => path)
      .sort(),
  );
});

for (const { path, standard } of settingRows().filter((row) => row.standard !== undefined))
  test(`the guide names the default of ${path}`, (t) => {
    t.is(documented.get(path), `\`${standard}\``);
  });

test("every setting says what it is for", (t) => {
  for (const line of sectionOf(page, "## Settings").filter(isRow)) t.regex(line, /\| [^|]*\w[^|]* \|$/, line);
});

/** Second cell by first cell of the tables of a section. */
function rowsOf(text: string, heading: string): ReadonlyMap<string, string> {
  const rows = sectionOf(text, heading).filter(isRow);
  return new Map(
    rows.map((line) => {
      const [, path = "", standard = ""] = line.split("|").map((cell) => cell.trim());
      return [path.replaceAll("`", ""), standard] as const;
    }),
  );
}

function isRow(line: string): boolean {
  return line.startsWith("| `");
}

function sectionOf(text: string, heading: string): readonly string[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading);
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith("## "));
  return start < 0 ? [] : lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
}
