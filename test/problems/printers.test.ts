import test from "ava";
import {
  DefinitionError,
  type Finding,
  sortFindings,
  throwOnErrors,
  toJson,
  toSarif,
  toText,
} from "../../problems/index.ts";

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

test("SARIF explains the checks it is given texts of", (t) => {
  const texts = [{ id: "a/wrong", summary: "It finds.", why: "It hurts.", remedy: "Mend it." }];
  const log = JSON.parse(toSarif([wrong, late], "1.2.3", { texts }));
  t.deepEqual(
    log.runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === "a/wrong"),
    {
      id: "a/wrong",
      shortDescription: { text: "It finds." },
      fullDescription: { text: "It hurts." },
      help: { text: "Mend it." },
    },
  );
  t.true(log.runs[0].tool.driver.rules.some((rule: object) => Object.keys(rule).join() === "id"));
});

test("throwOnErrors lets warnings pass and throws everything at once", (t) => {
  t.notThrows(() => throwOnErrors([late]));
  const error = t.throws(() => throwOnErrors([late, wrong]), { instanceOf: DefinitionError });
  t.deepEqual(error?.findings, [wrong, late]);
});

const line = '        expr: sum(rate(http_requests_total{job="api"}[5m])) > 1.5';
const placed: Finding = {
  ...wrong,
  at: { file: "rules/a b.yml", line: 12, column: line.indexOf("> 1.5") + 1, length: 5, excerpt: line },
};

test("text shows the place with a caret under it", (t) => {
  t.is(
    toText([placed]),
    [
      "error: rules/a b.yml:12:61: y: is wrong. [a/wrong]",
      '     12 | expr: sum(rate(http_requests_total{job="api"}[5m])) > 1.5',
      "        |                                                     ^^^^^",
    ].join("\n"),
  );
  t.is(
    toText([{ ...late, at: { column: 5, length: 9, excerpt: "sum(rates)" } }]),
    "warning: z: is late. [b/late]\n    | sum(rates)\n    |     ^^^^^^\n    → Hurry.",
  );
});

test("text cuts a long line around the place", (t) => {
  const excerpt = `${"a".repeat(200)}here${"b".repeat(200)}`;
  const [, text = "", marks = ""] = toText([{ ...wrong, at: { column: 201, length: 4, excerpt } }]).split("\n");
  t.is(text.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1), "here");
  t.true(text.length < 110 && text.includes("…a") && text.endsWith("b…"));
});

test("findings in files are in the order of the lines", (t) => {
  const at = (file: string, at: number): Finding => ({ ...wrong, at: { ...placed.at, file, line: at } as never });
  const sorted = sortFindings([at("b", 1), at("a", 10), at("a", 9)]);
  t.deepEqual(
    sorted.map((finding) => `${finding.at?.file}:${finding.at?.line}`),
    ["a:9", "a:10", "b:1"],
  );
});

test("JSON and SARIF have the position", (t) => {
  t.deepEqual(JSON.parse(toJson([placed])), [placed]);
  const [result] = JSON.parse(toSarif([placed], "1.2.3")).runs[0].results;
  t.deepEqual(result.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: "rules/a%20b.yml" },
        region: { startLine: 12, startColumn: 61, endColumn: 66 },
      },
      logicalLocations: [{ fullyQualifiedName: "y" }],
    },
  ]);
});
