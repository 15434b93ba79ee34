import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import { checks } from "../../alerts/kit/checks/index.ts";
import { dashboardChecks } from "../../dashboards/kit/index.ts";
import { checkIds } from "./support/check-ids.ts";
import { checkDetails, checkTable } from "./support/check-tables.ts";

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

/** What stands between the marks of the page, made of the checks. `UPDATE_GOLDEN=1` writes it. */
for (const area of ["alerts", "promql", "template", "dashboards"]) {
  const own = [...checks, ...dashboardChecks].filter(({ id }) => id.startsWith(`${area}/`));
  for (const [part, made] of [
    [area, checkTable(own)],
    [`details of ${area}`, checkDetails(own)],
  ] as const)
    test(`the page says of the checks: ${part}`, (t) => {
      const file = `${root}docs/checks.md`;
      const text = readFileSync(file, "utf8");
      const [before, after] = [`<!-- ${part} -->\n\n`, `\n\n<!-- /${part} -->`];
      const start = text.indexOf(before) + before.length;
      const end = text.indexOf(after, start);
      t.true(start >= before.length && end >= 0, `it has no <!-- ${part} --> … <!-- /${part} -->`);
      if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, text.slice(0, start) + made + text.slice(end));
      else t.is(text.slice(start, end), made, "UPDATE_GOLDEN=1 writes it anew");
    });
}
