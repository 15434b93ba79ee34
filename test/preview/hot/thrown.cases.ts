import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { faultsOf } from "../../../preview/hot/thrown.ts";
import { DefinitionError } from "../../../problems/index.ts";

let folder: string;
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), "sightline-thrown-"));
  writeFileSync(join(folder, "broken.json"), '{ "a": 1, }');
  writeFileSync(join(folder, "right.ts"), "export const right = 1;\n");
});
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const loaded = test.macro(
  async (t, source: string, message: string, place: readonly [file: string, line: number, column: number]) => {
    const file = `loaded-${files++}.ts`;
    writeFileSync(join(folder, file), source);
    const error = await t.throwsAsync(import(pathToFileURL(join(folder, file)).href), { any: true });
    const [fault, ...others] = faultsOf(error);
    t.deepEqual(others, []);
    t.is(fault?.message, message);
    const named = join(folder, place[0] === "itself" ? file : place[0]);
    t.deepEqual([fault?.at?.file, fault?.at?.line, fault?.at?.column], [named, place[1], place[2]]);
    t.is(fault?.path, named);
    t.true((fault?.at?.length ?? 0) > 0 && fault?.at?.excerpt !== "");
  },
);

test(
  "a comma is missing",
  loaded,
  "const a = {\n  b: 1\n  c: 2,\n};\n",
  "does not compile: Expected ',', got 'ident'.",
  ["itself", 3, 3],
);
test(
  "syntax that is not erased",
  loaded,
  "\nexport enum A { B }\n",
  "does not compile: TypeScript enum is not supported in strip-only mode.",
  ["itself", 2, 8],
);
test(
  "a name that is not exported",
  loaded,
  'import { wrong } from "./right.ts";\nexport const a = wrong;\n',
  "does not compile: The requested module './right.ts' does not provide an export named 'wrong'.",
  ["itself", 1, 10],
);
test("a file that is not there", loaded, '\nimport "./gone.ts";\n', "imports ./gone.ts, which is not there.", [
  "itself",
  2,
  9,
]);
test(
  "a package that is not there",
  loaded,
  'import a from "no-such-package";\nexport const b = a;\n',
  "imports no-such-package, which is not there.",
  ["itself", 1, 16],
);
test(
  "broken JSON",
  loaded,
  'import a from "./broken.json" with { type: "json" };\nexport const b = a;\n',
  "is not JSON: Expected double-quoted property name in JSON at position 10 (line 1 column 11).",
  ["broken.json", 1, 11],
);
test(
  "an error at run time",
  loaded,
  "const a: { b?: { c: number } } = {};\nexport const d = a.b!.c;\n",
  "throws TypeError: Cannot read properties of undefined (reading 'c').",
  ["itself", 2, 23],
);

test("findings stay as they are, each with the place they were thrown from", async (t) => {
  const problems = new URL("../../../problems/index.ts", import.meta.url).href;
  const kit = new URL("../../../dashboards/kit/index.ts", import.meta.url).href;
  const file = join(folder, "revised.ts");
  writeFileSync(
    file,
    `import "${problems}";\nimport { dashboard } from "${kit}";\n` +
      'export const a = dashboard({ uid: "a", title: "A", owner: "a", purpose: "?", rows: [] }).without("b");\n',
  );
  const error = await t.throwsAsync(import(pathToFileURL(file).href), { instanceOf: DefinitionError });
  const faults = faultsOf(error);
  t.deepEqual(
    faults.map(({ at, ...rest }) => rest),
    error.findings.map(({ at: _, ...rest }) => rest),
  );
  t.deepEqual([faults[0]?.at?.file, faults[0]?.at?.line], [file, 3]);
});

test("what is no error is told all the same", (t) => {
  t.deepEqual(
    faultsOf("no").map(({ path, message, at }) => ({ path, message, at })),
    [{ path: "the project", message: "throws no.", at: undefined }],
  );
});
