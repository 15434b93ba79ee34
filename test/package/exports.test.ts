import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "ava";
import manifest from "../../package.json" with { type: "json" };

const root = new URL("../../", import.meta.url);

for (const [path, file] of Object.entries(manifest.exports)) {
  if (file === "./package.json") continue;
  test(`sightline${path.slice(1)} is built from a barrel of its folder`, (t) => {
    const source = file.replace(/^\.\/dist\//, "").replace(/\.js$/, ".ts");
    t.is(source, path === "." ? "library.ts" : `${path.slice(2)}/index.ts`);
    t.true(existsSync(fileURLToPath(new URL(source, root))), source);
  });
}

test("whoever does not know exports finds the same root", (t) => {
  t.is(manifest.main, manifest.exports["."]);
  t.is(manifest.types, manifest.main.replace(/\.js$/, ".d.ts"));
});
