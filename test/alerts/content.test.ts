import { readdirSync, readFileSync } from "node:fs";
import test from "ava";
import { checkGroups, renderRuleFiles, renderRuleTests } from "../../alerts/kit/index.ts";
import { catalogue } from "./catalogue.ts";
import { matchesGolden } from "./kit/golden.ts";

const alerts = catalogue.flatMap(({ rules }) => rules.filter(({ kind }) => kind === "alert"));
const names = [...new Set(alerts.map(({ name }) => name))].sort();
const pages = new URL("../../docs/alerts/", import.meta.url);

test("nothing is wrong in them, nor between them", (t) => {
  t.deepEqual(checkGroups(catalogue), []);
});

test("the rules", (t) => {
  for (const [name, text] of Object.entries(renderRuleFiles(catalogue)))
    matchesGolden(t, `content/rules/${name}`, text);
});

test("their unit tests", (t) => {
  for (const [name, text] of Object.entries(renderRuleTests(catalogue)))
    matchesGolden(t, `content/tests/${name}`, text);
});

test("every alert has its page, and no page is left over", (t) => {
  const files = readdirSync(pages).filter((file) => file !== "README.md");
  t.deepEqual(
    files.sort(),
    names.map((name) => `${name}.md`),
  );
});

for (const name of names)
  test(`the page of ${name} says what it means, where to look, what to do and how it is proven`, (t) => {
    const page = readFileSync(new URL(`${name}.md`, pages), "utf8");
    t.deepEqual(page.match(/^#.*$/gm), [`# ${name}`, "## Meaning", "## Where to look", "## What to do", "## Proof"]);
  });
