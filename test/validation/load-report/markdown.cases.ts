import test from "ava";
import { loadReport, markdownOf, pageOf } from "../../../validation/load-report/index.ts";
import { code, escaped, table } from "../../../validation/load-report/markdown/table.ts";
import { textOf } from "./support/results.ts";

test("nothing that came from a result is markup", (t) => {
  const name = 'a|b <img src=x onerror="alert(1)"> *c* [d](e) `f`\ng';
  t.is(escaped(name), 'a\\|b &lt;img src=x onerror="alert(1)"&gt; \\*c\\* \\[d\\](e) \\`f\\` g');
  t.is(code("a`b"), "``a`b``");
  t.is(code("`a"), "`` `a ``");
  const text = textOf("chat4all-1-workers.json").replaceAll(
    "{name:send_message}",
    "{name:<script>alert(1)</script>|x}",
  );
  const report = loadReport([{ path: "<b>.json", text }]);
  t.notRegex(pageOf(report), /<script|<b>/);
  t.notRegex(markdownOf(report), /<script|<b>/);
  for (const line of markdownOf(report)
    .split("\n")
    .filter((one) => one.includes("alert")))
    t.regex(line, /\\\|x/);
});

test("a table is one in a terminal, too", (t) => {
  const rows = [
    { name: "a", count: 1 },
    { name: "longer", count: 1000 },
  ];
  t.is(
    table(rows, [
      { title: "name", cell: ({ name }) => name },
      { title: "count", right: true, cell: ({ count }) => String(count) },
    ]),
    ["| name   | count |", "| ------ | ----: |", "| a      |     1 |", "| longer |  1000 |"].join("\n"),
  );
});
