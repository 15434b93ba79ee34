import test from "ava";
import { overridesOf } from "../../cli/overrides.ts";
import { DefinitionError } from "../../problems/index.ts";

const known = [{ name: "stack" }, { name: "chat4all", miniature: {} }, { name: "hitl", miniature: {} }];

const overrides = test.macro(
  (t, options: Parameters<typeof overridesOf>[0], values: Parameters<typeof overridesOf>[1], expected: object) => {
    t.deepEqual(overridesOf(options, values, known), expected);
  },
);

test("without options the settings hold", overrides, {}, { systems: ["stack"] }, {});
test(
  "a miniature is watched as well",
  overrides,
  { demo: ["chat4all"] },
  { systems: ["stack"] },
  { demo: ["chat4all"], systems: ["stack", "chat4all"] },
);
test(
  "where the settings name no systems, beside the stack itself",
  overrides,
  { demo: ["chat4all"] },
  {},
  { demo: ["chat4all"], systems: ["stack", "chat4all"] },
);
test(
  "one that is watched already is named once",
  overrides,
  { demo: ["chat4all"] },
  { systems: ["chat4all", "stack"] },
  { demo: ["chat4all"], systems: ["chat4all", "stack"] },
);
test(
  "several miniatures, in one text or in two",
  overrides,
  { demo: ["hitl,chat4all", "hitl"] },
  {},
  { demo: ["hitl", "chat4all"], systems: ["stack", "hitl", "chat4all"] },
);
test(
  "all of them",
  overrides,
  { demo: ["all"] },
  {},
  { demo: ["chat4all", "hitl"], systems: ["stack", "chat4all", "hitl"] },
);
test("workers", overrides, { workers: "2" }, { demo: ["chat4all"] }, { demoWorkers: 2 });
test("what is no number is left to the settings", overrides, { workers: "two" }, { demo: [] }, { demoWorkers: "two" });

test("workers without a miniature are refused", (t) => {
  const { findings } = t.throws(() => overridesOf({ workers: "2" }, {}, known), { instanceOf: DefinitionError });
  t.deepEqual(
    findings.map(({ check, path }) => [check, path]),
    [["settings/demo", "--workers"]],
  );
});
