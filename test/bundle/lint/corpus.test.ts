import { globSync, readFileSync, writeFileSync } from "node:fs";
import test from "ava";
import { lintFiles } from "../../../bundle/index.ts";
import { toText } from "../../../problems/index.ts";

const root = new URL("../../", import.meta.url);
const today = "2026-06-30";

for (const name of globSync("invalid/rules/*.yml", { cwd: root }).sort())
  test(`${name} has one mistake, and it is found`, (t) => {
    const { findings } = lint([name]);
    t.is(new Set(findings.map(({ check }) => check)).size, 1, toText(findings));
    const expected = new URL(name.replace(/\.yml$/, ".txt"), root);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(expected, `${toText(findings)}\n`);
    t.is(`${toText(findings)}\n`, readFileSync(expected, "utf8"));
  });

const good = globSync("valid/rules/*.yml", { cwd: root }).sort();
for (const name of good)
  test(`nothing is found in ${name}`, (t) => {
    const { findings, files } = lint([name]);
    t.is(toText(findings), "");
    t.true(files.every(({ kind, rules }) => kind === "rule file" && rules > 0));
  });

test("nothing is found in the good rules together", (t) => {
  t.is(toText(lint(good).findings), "");
  t.true(good.length >= 5);
});

test("every check of rules that needs nothing beyond a file has a file of the corpus", (t) => {
  const texts = globSync("invalid/rules/*.txt", { cwd: root }).map((name) => readFileSync(new URL(name, root), "utf8"));
  t.true(texts.length >= 60);
  const found = new Set(texts.flatMap((text) => [...text.matchAll(/ \[([a-z]+\/[a-z-]+)\]$/gm)].map(([, id]) => id)));
  for (const id of ["alerts/condition", "promql/never-true", "template/unknown-label", "rules/kind", "silence/over"])
    t.true(found.has(id), id);
});

function lint(names: readonly string[]) {
  const inputs = names.map((name) => ({ name: name.replace(/^.*\//, ""), bytes: readFileSync(new URL(name, root)) }));
  return lintFiles(inputs, { today });
}
