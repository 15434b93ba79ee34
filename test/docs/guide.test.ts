import { readFileSync } from "node:fs";
import test from "ava";

const root = new URL("../../", import.meta.url);
const guide = readFileSync(new URL("docs/guide.md", root), "utf8");

/** Excerpts name their file in the first line, as in `// examples/team/alerts.ts`. */
const excerpts = [...guide.matchAll(/^```\w+\n(?:\/\/|#) ((?:examples|\.github)\/\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, path = "", text = ""]) => ({ path, text }),
);

test("the guide has excerpts", (t) => {
  t.true(excerpts.length >= 5);
});

for (const [index, { path, text }] of excerpts.entries())
  test(`excerpt ${index + 1} of the guide stands in ${path}`, (t) => {
    t.true(readFileSync(new URL(path, root), "utf8").includes(text), text);
  });
