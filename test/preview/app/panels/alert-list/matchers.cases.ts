import test from "ava";
import { matchesAll, readMatchers } from "../../../../../preview/app/src/panels/alert-list/matchers.ts";

test("matchers are read with and without braces and quotes", (t) => {
  t.deepEqual(readMatchers(""), []);
  t.deepEqual(readMatchers("{}"), []);
  t.deepEqual(readMatchers('{severity="critical", team=~"a|b",x!=y , z!~"q\\"r"}'), [
    { label: "severity", operator: "=", value: "critical" },
    { label: "team", operator: "=~", value: "a|b" },
    { label: "x", operator: "!=", value: "y" },
    { label: "z", operator: "!~", value: 'q"r' },
  ]);
});

test("what is no matcher is said", (t) => {
  t.throws(() => readMatchers("severity"), { message: /“severity” is no matcher of a label/ });
  t.throws(() => readMatchers('a="b" c="d"'), { message: /is no matcher/ });
  t.throws(() => readMatchers('a=~"("'), { message: /Invalid regular expression/ });
});

test("regular expressions match whole values, and an absent label is an empty one", (t) => {
  const labels = { severity: "critical" };
  t.true(matchesAll(labels, readMatchers('severity=~"crit.*"')));
  t.false(matchesAll(labels, readMatchers('severity=~"crit"')));
  t.true(matchesAll(labels, readMatchers('severity!~"crit"')));
  t.true(matchesAll(labels, readMatchers('team=""')));
  t.true(matchesAll(labels, readMatchers('team!="a", severity="critical"')));
  t.false(matchesAll(labels, readMatchers('team="a", severity="critical"')));
});
