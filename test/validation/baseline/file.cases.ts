import test from "ava";
import fc from "fast-check";
import { DefinitionError } from "../../../problems/index.ts";
import { type Baseline, printBaseline, readBaseline } from "../../../validation/baseline/index.ts";

const example: Baseline = {
  key: { "version of prometheus": "3.15.0", factor: 20 },
  figures: [
    { name: "time to tell", unit: "ms", values: [1830, 1912.5] },
    { name: "recovery", unit: "ms", partOf: "time to tell", values: [] },
  ],
  counts: [{ name: "missed", value: 0 }],
};
const text = printBaseline(example);

test("a baseline is written sorted, a line for each thing", (t) => {
  t.is(
    text,
    `{
  "schema": "sightline/baseline/1",
  "key": {
    "factor": 20,
    "version of prometheus": "3.15.0"
  },
  "figures": [
    {"name":"recovery","unit":"ms","partOf":"time to tell","values":[]},
    {"name":"time to tell","unit":"ms","values":[1830,1912.5]}
  ],
  "counts": [
    {"name":"missed","value":0}
  ]
}
`,
  );
});

const word = fc.string({ minLength: 1, unit: "grapheme" });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const named = { selector: ({ name }: { readonly name: string }) => name };
const anyBaseline = fc.record({
  key: fc.dictionary(word, fc.oneof(word, number), { noNullPrototype: true }),
  figures: fc.uniqueArray(
    fc.record(
      { name: word, unit: word, values: fc.array(number), partOf: word },
      { requiredKeys: ["name", "unit", "values"] },
    ),
    named,
  ),
  counts: fc.uniqueArray(fc.record({ name: word, value: fc.nat() }), named),
});

test("what was written is read, and written again is the same file", (t) => {
  fc.assert(
    fc.property(anyBaseline, (given) => {
      fc.pre(!Object.hasOwn(given.key, "__proto__"));
      const file = printBaseline(given);
      const read = readBaseline(file, "old.json");
      t.deepEqual(read.key, given.key);
      t.is(read.figures.length, given.figures.length);
      t.is(printBaseline(read), file);
    }),
  );
});

test("wherever it was cut off, that is what is told", (t) => {
  for (let length = 1; length < text.trimEnd().length; length++) {
    const error = t.throws(() => readBaseline(text.slice(0, length), "old.json"), { instanceOf: DefinitionError });
    t.deepEqual(
      error?.findings.map(({ path, message }) => [path, message]),
      [["old.json", `is cut off after ${length} characters.`]],
      text.slice(0, length),
    );
  }
});

const refused = {
  "an empty file": ["\n", ["old.json: is empty."]],
  "no JSON": ["factor: 20\nmissed: 0\n", ["old.json: is not JSON: Unexpected token 'c'."]],
  "a list without an end": ['{"schema": [1 2]}', ["old.json: is not JSON: Expected ',' or ']' after array element."]],
  "JSON that breaks in the middle": [
    text.replace("1912.5]", "1912.5,]"),
    ["old.json: is not JSON: Unexpected token ']'."],
  ],
  "something else": ["[1, 2]", ['old.json: is no baseline; a baseline says "schema": "sightline/baseline/1".']],
  "a report": [
    '{"schema": "sightline/validation/1"}',
    [
      'old.json: is a report, which does not hold single measurements; a baseline says "schema": "sightline/baseline/1".',
    ],
  ],
  "another version": [
    text.replace("baseline/1", "baseline/2"),
    ["old.json: is of version 2; this command reads version 1."],
  ],
  "wrong values, all of them": [
    JSON.stringify({
      schema: "sightline/baseline/1",
      key: { factor: null },
      figures: [{ name: "", unit: "ms", values: [1, "2"] }],
      counts: [{ name: "missed", value: 0.5 }, { name: "lost" }],
      count: 3,
    }),
    [
      "old.json › count: is not known here; allowed: an object with key, figures and counts.",
      "old.json › counts › 0 › value: got 0.5; allowed: a whole number.",
      "old.json › counts › 1 › value: is missing; needed: a whole number.",
      'old.json › figures › 0 › name: got ""; allowed: a name.',
      'old.json › figures › 0 › values › 1: got "2"; allowed: a finite number.',
      "old.json › key › factor: got null; allowed: a text or a number.",
    ],
  ],
  "a name twice": [
    printBaseline({ ...example, counts: [...example.counts, ...example.counts] }),
    ['old.json: has two counts "missed"; each name stands once.'],
  ],
} as const;
for (const [title, [content, expected]] of Object.entries(refused))
  test(`${title} is refused`, (t) => {
    const error = t.throws(() => readBaseline(content, "old.json"), { instanceOf: DefinitionError });
    t.deepEqual(
      error?.findings.map(({ path, message }) => `${path}: ${message}`),
      [...expected],
    );
    t.true(error?.findings.every(({ check, hint }) => check === "validation/baseline" && hint !== undefined));
  });
