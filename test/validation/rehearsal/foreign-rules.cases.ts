import test from "ava";
import { foreignRules } from "../../../validation/rehearsal/foreign-rules.ts";

test("rules that came as files are told to be left out, by the names of their files", (t) => {
  t.deepEqual(foreignRules({ rulesFrom: [] }), []);
  t.regex(foreignRules({ rulesFrom: ["a.yml", "b.yml"] })[0] ?? "", /^Rules of a\.yml, b\.yml were not played/);
});
