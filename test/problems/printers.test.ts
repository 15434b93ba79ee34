import test from "ava";
import { DefinitionError, type Finding, throwOnErrors, toJson, toSarif, toText } from "../../problems/index.ts";

const late: Finding = { check: "b/late", severity: "warning", path: "z", message: "is late.", hint: "Hurry." };
const wrong: Finding = { check: "a/wrong", severity: "error", path: "y", message: "is wrong." };

test("text names path, fault, check and remedy, errors first, and counts", (t) => {
  t.is(
    toText([late, wrong]),
    "error: y: is wrong. [a/wrong]\nwarning: z: is late. [b/late]\n    → Hurry.\n1 error, 1 warning",
  );
});

test("a single finding has no summary line", (t) => {
  t.is(toText([wrong]), "error: y: is wrong. [a/wrong]");
});

test("JSON is sorted and ends with a newline", (t) => {
  const text = toJson([late, wrong]);
  t.deepEqual(JSON.parse(text), [wrong, late]);
  t.true(text.endsWith("]\n"));
});

test("SARIF names each rule once and maps info to note", (t) => {
  const log = JSON.parse(
    toSarif(
      [
        { ...wrong, severity: "info" },
        { ...wrong, path: "x", severity: "info" },
      ],
      "1.2.3",
    ),
  );
  t.deepEqual(log.runs[0].tool.driver.rules, [{ id: "a/wrong" }]);
  t.deepEqual(
    log.runs[0].results.map((result: { level: string }) => result.level),
    ["note", "note"],
  );
});

test("throwOnErrors lets warnings pass and throws everything at once", (t) => {
  t.notThrows(() => throwOnErrors([late]));
  const error = t.throws(() => throwOnErrors([late, wrong]), { instanceOf: DefinitionError });
  t.deepEqual(error?.findings, [wrong, late]);
});
