import test from "ava";
import { askedOf } from "../../cli/validate-options.ts";
import { DefinitionError } from "../../problems/index.ts";

const asked = (flags: Partial<Parameters<typeof askedOf>[0]>) =>
  askedOf({ stack: "dev", out: "report", ...flags }, ["QueueLagging"]);

test("loads are those that are given, else the usual three, or the ordinary one where it is to be quick", (t) => {
  t.deepEqual(asked({ loads: "1,20" }).loads, [1, 20]);
  t.deepEqual(asked({}).loads, [1, 5, 10]);
  t.deepEqual(asked({ quick: true }).loads, [1]);
});

for (const loads of ["0", "1,0", "0.5", "1,,5", "many"])
  test(`no loads: ${loads}`, (t) => {
    const error = t.throws(() => asked({ loads }), { instanceOf: DefinitionError });
    t.deepEqual(
      error?.findings.map(({ path, message }) => [path, message]),
      [[`--loads ${loads}`, "is no list of whole numbers from 1 on."]],
    );
  });

test("an alert that is none is told the nearest name, else where all of them stand", (t) => {
  const hint = (name: string) =>
    t.throws(() => asked({ only: [name] }), { instanceOf: DefinitionError })?.findings.map((one) => one.hint);
  t.deepEqual(hint("QueueLaging"), ["Did you mean QueueLagging?"]);
  t.deepEqual(hint("Nothing"), ["docs/alerts has a page for each."]);
});
