import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "..", "..");
const find = (pattern: string) => globSync(pattern, { cwd: root }).sort();

test("every file of cases is run, by one test file", (t) => {
  const run = find("test/**/all.test.ts").flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/^import "(\..*)";$/gm)].map(([, specifier = ""]) =>
      posix.join(posix.dirname(path), specifier),
    ),
  );
  t.true(run.length > 50);
  t.deepEqual(run.sort(), find("test/**/*.cases.ts"));
});
