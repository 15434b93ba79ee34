import test from "ava";
import { execa } from "execa";
import { goldenIn } from "../../../support/golden.ts";
import { foreign, foreignNames } from "../from-json/foreign.ts";
import { matchesGolden } from "../golden.ts";
import { evaluated, queriesOf, written } from "./evaluate.ts";
import { meaningOf } from "./meaning.ts";

/** The folder of the same name beside this file, for `tsc` compiles it and Biome lints it there. */
const isWritten = goldenIn("../dashboards/kit/to-typescript/written");
const fromThere = {
  kit: "../../../../../dashboards/kit/index.ts",
  metrics: "../../../../../metrics/index.ts",
  metricsKit: "../../../../../metrics/kit/index.ts",
};

for (const name of foreignNames) {
  const { text, panels, notes, metrics } = written(foreign(name), fromThere);

  test(`${name} is written as it always was`, (t) => isWritten(t, `${name}.ts`, text));

  test(`${name}: what is told of it`, (t) => {
    const told = { notes, metrics, panels: panels.map(({ title, untyped, notes }) => ({ title, untyped, notes })) };
    matchesGolden(t, `written-${name}.json`, `${JSON.stringify(told, null, 2)}\n`);
  });

  test(`${name}: Biome finds nothing to change`, async (t) => {
    const args = ["check", "--write", "--stdin-file-path", "test/dashboards/written.ts"];
    const { stdout, exitCode, stderr } = await execa("biome", args, { input: text, preferLocal: true, reject: false });
    t.deepEqual([exitCode, `${stdout}\n`], [0, text], stderr);
  });

  test(`${name} asks what it asked before`, (t) => {
    const asked = queriesOf(evaluated(written(foreign(name)).text));
    t.deepEqual(asked.map(meaningOfAny).toSorted(), shownIn(name).map(meaningOfAny).toSorted());
  });
}

test("the same file gives the same text", (t) => {
  t.is(written(foreign("queue")).text, written(foreign("queue")).text);
});

/** LogQL has no tree here: it is compared as it is. */
function meaningOfAny(expr: string): string {
  return /^\{.*\|/.test(expr) ? expr : JSON.stringify(meaningOf(expr));
}

/** Queries of the file; those of a typed panel that are hidden, and those of copies, are not taken over. */
function shownIn(name: string): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      if ("expr" in value && typeof value.expr === "string" && !("hide" in value)) found.push(value.expr);
      Object.values(value).forEach(visit);
    }
  };
  visit(JSON.parse(foreign(name)));
  return found;
}
