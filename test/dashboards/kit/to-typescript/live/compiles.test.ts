import { join } from "node:path";
import { fileURLToPath } from "node:url";
import test from "ava";
import { execa } from "execa";
import fc from "fast-check";
import ts from "typescript";
import { dashboardOf, query } from "../arbitrary.ts";
import { corpus } from "../corpus.ts";
import { written } from "../evaluate.ts";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const fromRoot = {
  kit: "./dashboards/kit/index.ts",
  metrics: "./metrics/index.ts",
  metricsKit: "./metrics/kit/index.ts",
};

/** Dashboards of many queries, and those of the corpus. */
const seed = 11;
const queries = [0, 1, 2].map((more) => dashboardOf(fc.sample(query, { numRuns: 150, seed: seed + more })));
const files = corpus.filter(({ name }) => !name.startsWith("resource-v2")).map(({ text }) => text);
const texts = [...queries, ...files].map((json) => written(json, fromRoot).text);

test("what is written compiles, whatever was asked", (t) => {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ["index.ts"] }, ts.sys, root);
  const sources = new Map(texts.map((text, index) => [join(root, `written-${index}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  const faults = [...sources.keys()].flatMap((file) => [
    ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
    ...program.getSemanticDiagnostics(program.getSourceFile(file)),
  ]);
  const told = ts.formatDiagnostics(faults, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
  t.is(told, "");
});

test("Biome finds nothing to change in it", async (t) => {
  for (const input of texts) {
    const args = ["format", "--stdin-file-path", "written.ts"];
    const { stdout } = await execa("biome", args, { input, cwd: root, preferLocal: true });
    t.is(`${stdout}\n`, input);
  }
});
