import test from "ava";
import { compileFilter, type NameFilterSettings } from "../../../../exporters/kafka-lag/cluster/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";

const passes = test.macro({
  title: (title) => `filter: ${title}`,
  exec(t, settings: NameFilterSettings, passing: readonly string[], stopped: readonly string[]) {
    const filter = compileFilter(settings);
    t.deepEqual(passing.filter(filter.test), passing);
    t.deepEqual(stopped.filter(filter.test), []);
  },
});

test("nothing set lets all pass", passes, {}, ["a", "", "群"], []);
test("an empty list lets nothing pass", passes, { include: [] }, [], ["a"]);
test("names", passes, { include: ["a", "b.c"] }, ["a", "b.c"], ["ab", "bxc", "A"]);
test(
  "a regular expression must match the whole name",
  passes,
  { include: ["/a|bc+/"] },
  ["a", "bc", "bcc"],
  ["ab", "xa", "bcx"],
);
test("excluding wins", passes, { include: ["/.*/", "a"], exclude: ["a", "/b.*/"] }, ["c"], ["a", "bc"]);
test("excluding alone", passes, { exclude: ["/_.*/"] }, ["a"], ["_a"]);
test(
  "a slash on one side only is part of a name",
  passes,
  { include: ["/a", "b/", "/"] },
  ["/a", "b/", "/"],
  ["a", "b"],
);
test("characters beyond 16 bits are one character", passes, { include: ["/./"] }, ["😀"], ["ab"]);

test("literal names are told, sorted, without those excluded", (t) => {
  const filter = compileFilter({ include: ["b", "/c.*/", "a", "b", "x"], exclude: ["/x/"] });
  t.deepEqual(filter.literals, ["a", "b"]);
  t.false(filter.onlyLiterals);
  t.true(filter.chosen);
  t.true(compileFilter({ include: ["a"] }).onlyLiterals);
  t.false(compileFilter({ exclude: ["a"] }).chosen);
});

test("every pattern that is none is told, with its place", (t) => {
  const error = t.throws(() => compileFilter({ include: ["/(/", "a"], exclude: ["/[/"] }, "groups."), {
    instanceOf: DefinitionError,
  });
  t.deepEqual(
    error?.findings.map(({ path, check }) => [path, check]),
    [
      ["groups.exclude[0]", "kafka-lag/pattern"],
      ["groups.include[0]", "kafka-lag/pattern"],
    ],
  );
});
