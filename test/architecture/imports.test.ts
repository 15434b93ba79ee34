import test from "ava";
import { innerImports, unusedExceptions, wrongDirections, wrongPulumi, wrongShape } from "./support/faults.ts";
import { type Source, sourceOf, sources } from "./support/sources.ts";

const all = sources();

const rules = {
  "imports go one way": wrongDirections,
  "a folder is used through its barrel": innerImports,
  "Pulumi is imported where resources are made and served": wrongPulumi,
  "a file has one page and a telling name, and leaves nothing undone": wrongShape,
  "every exception is needed": unusedExceptions,
};
for (const [title, faults] of Object.entries(rules)) test(title, (t) => t.deepEqual(faults(all), []));

test("the sources are read", (t) => {
  t.true(all.length > 300);
  t.true(all.some(({ path }) => path === "stack/index.ts"));
});

type Rule = (sources: readonly Source[]) => readonly string[];
const found = test.macro((t, rule: Rule, path: string, text: string, count?: number) => {
  t.is(rule([sourceOf(path, text)]).length, count ?? 1);
});
const from = (specifier: string) => `export { a } from "${specifier}";\n`;

test("against the direction", found, wrongDirections, "metrics/http.ts", from("../alerts/index.ts"));
test(
  "against the direction, of a type",
  found,
  wrongDirections,
  "alerts/a.ts",
  'import type { B } from "../bundle/index.ts";',
);
test(
  "against the direction, at run time",
  found,
  wrongDirections,
  "settings/a.ts",
  'await import("../stack/index.ts");',
);
test("a folder nobody knows", found, wrongDirections, "misc/a.ts", "");
test("with the direction", found, wrongDirections, "bundle/a.ts", from("../systems/index.ts"), 0);
test("another folder's inner file", found, innerImports, "cli/up.ts", from("../stack/place.ts"));
test("the inner file of a folder beside", found, innerImports, "stack/agent/a.ts", from("../release/throwaway.ts"));
test("the inner file of a folder below", found, innerImports, "stack/a.ts", from("./release/throwaway.ts"));
test("a barrel two folders down", found, innerImports, "cli/a.ts", from("../toolchain/images/index.ts"));
test("the program from below", found, innerImports, "stack/a.ts", from("../index.ts"));
test("a barrel", found, innerImports, "cli/up.ts", from("../stack/index.ts"), 0);
test("a barrel beside", found, innerImports, "alerts/kit/routing/a.ts", from("../scenario/index.ts"), 0);
test("a file of the folder above", found, innerImports, "stack/release/a.ts", from("../place.ts"), 0);
test("Pulumi in the command", found, wrongPulumi, "cli/up.ts", from("@pulumi/pulumi/automation/index.js"));
test("Pulumi in the toolchain", found, wrongPulumi, "toolchain/acquire.ts", from("@pulumi/docker"));
test("a long file", found, wrongShape, "stack/a.ts", "\n".repeat(251));
test("a name that says nothing", found, wrongShape, "stack/utils.ts", "");
test("work left undone", found, wrongShape, "stack/a.ts", `// ${"TO"}DO later\n`);
test("any", found, wrongShape, "stack/a.ts", "export const a: any = 1;\n");
test("any in a cast", found, wrongShape, "stack/a.ts", "export const a = b as any;\n");
test(
  "the word in a comment or a text",
  found,
  wrongShape,
  "stack/a.ts",
  '/** allowed: any. */ const a = "b: any";\n',
  0,
);
