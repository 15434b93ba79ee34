import test from "ava";
import { type CheckSettings, checks, exampleFile, runChecks } from "../../../../alerts/kit/checks/index.ts";
import { readRuleFile } from "../../../../alerts/kit/rule-file/index.ts";
import { toText } from "../../../../problems/index.ts";

for (const { id, bad, good, severity, needs = {}, typedOnly } of checks) {
  if (typedOnly !== true)
    test(`${id} finds its bad example, and nothing else is found in it`, (t) => {
      const found = lint(bad, needs);
      t.true(found.length > 0, "nothing was found");
      t.deepEqual([...new Set(found.map(({ check }) => check))], [id], toText(found));
      t.true(
        found.some((finding) => finding.severity === severity),
        toText(found),
      );
      for (const { at } of found) t.true(at?.line !== undefined && at.length > 0);
    });
  test(`nothing is found in the good example of ${id}`, (t) => {
    t.is(toText(lint(good, needs)), "");
  });
}

test("ids are of the form area/name, each once", (t) => {
  const ids = checks.map(({ id }) => id);
  t.deepEqual(ids, [...new Set(ids)].sort());
  for (const id of ids) t.regex(id, /^(?:alerts|promql|template)\/[a-z-]+$/);
});

test("every check says what, why and what to do in whole sentences", (t) => {
  for (const { id, summary, why, remedy } of checks)
    for (const text of [summary, why, remedy]) t.regex(text, /^\S.{8,}\.$/s, id);
});

function lint(example: string, settings: Partial<CheckSettings>) {
  const { groups, findings } = readRuleFile("example.yml", exampleFile(example));
  return [...findings, ...runChecks(groups, settings)];
}
