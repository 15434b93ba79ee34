import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import { checkIds } from "./support/check-ids.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rows = readFileSync(`${root}docs/checks.md`, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `"));

test("every check has a row on the page, and no row is left over", (t) => {
  const documented = rows.map((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? line);
  t.deepEqual(documented.toSorted(), checkIds(root));
  t.deepEqual(documented, [...new Set(documented)]);
});

test("every row says what it means and what to do", (t) => {
  for (const line of rows) {
    const cells = line.split("|").slice(1, -1);
    t.is(cells.length, 3, line);
    for (const cell of cells) t.regex(cell, /\w/, line);
  }
});
