import { globSync, readFileSync } from "node:fs";
import test from "ava";
import manifest from "../../package.json" with { type: "json" };

test("npm run golden sets the variable by which tests write instead of compare, and there is one only", (t) => {
  const files = globSync("test/**/*.ts").map((file) => readFileSync(file, "utf8"));
  const asked = files.flatMap((text) => [...text.matchAll(/process\.env\.(\w*GOLDEN\w*) === "(\w+)"/g)]);
  t.true(asked.length > 3);
  t.deepEqual([...new Set(asked.map(([, name, value]) => `${name}=${value} ava`))], [manifest.scripts.golden]);
});
