import test from "ava";
import fc from "fast-check";
import {
  alert,
  fires,
  group,
  renderRuleFiles,
  renderRuleTests,
  type Template,
  vector,
} from "../../../../alerts/kit/index.ts";
import { folderWith, run } from "./tool.ts";

const everyForm: Template<never> = ({ value }) =>
  `${value} ${value.humanize} ${value.humanize1024} ${value.humanizeDuration} ${value.humanizePercentage}`;

// Above 2^63 humanizeDuration overflows in Go, differently on each processor.
const edges = [
  0,
  -0,
  1,
  -1,
  59.9996,
  60,
  999.95,
  1000.5,
  1001.5,
  1023.96,
  1024,
  86_400,
  0.00012345,
  0.5,
  1e-5,
  1e-7,
  Number.MIN_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  1e6,
  123_456.75,
  9e18,
  12_345.5,
  2 ** 53,
];

// fast-check only makes the numbers, with a fixed seed: promtool looks at all of them in one run.
const random = fc.sample(
  fc.oneof(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 200_000 }).map((tenths) => tenths / 2),
    fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  ),
  { numRuns: 300, seed: 7 },
);

test("numbers in texts are written as Prometheus writes them", async (t) => {
  const rules = [...edges, ...random].map((value, index) =>
    alert(`Number${index}`, {
      expr: vector(value),
      alwaysFiring: true,
      severity: "info",
      summary: everyForm,
      action: "None.",
      scenarios: [fires("always", { series: [], at: "0s" })],
    }),
  );
  // promtool loads every rule of a group for each of its scenarios: small groups keep that from growing with the square.
  const groups = Array.from({ length: Math.ceil(rules.length / 15) }, (_, index) =>
    group(`numbers-${index}`, { rules: rules.slice(index * 15, index * 15 + 15) }),
  );
  const tests = renderRuleTests(groups, { rulesFolder: "." });
  const folder = folderWith(t, { ...renderRuleFiles(groups), ...tests });
  const { ok, text } = await run("promtool", ["test", "rules", ...Object.keys(tests)], folder);
  t.true(ok, text);
});

test("whatever is written in a text or a label arrives", async (t) => {
  const words = [
    "{{ $value }}",
    "{{ end }}",
    "}}",
    "`",
    "'\"",
    "\\",
    "# no comment",
    "a: b",
    "- x",
    "ünïcödé",
    "1e3",
    "yes",
    "%!d",
  ];
  const rules = words.map((word, index) =>
    alert(`Text${index}`, {
      expr: vector(1),
      alwaysFiring: true,
      severity: "info",
      summary: word,
      description: () => `two\nlines ${word}`,
      action: "None.",
      labels: { word },
      scenarios: [fires("always", { series: [], at: "0s" })],
    }),
  );
  const groups = [group("words", { rules })];
  const tests = renderRuleTests(groups, { rulesFolder: "." });
  const folder = folderWith(t, { ...renderRuleFiles(groups), ...tests });
  const { ok, text } = await run("promtool", ["test", "rules", ...Object.keys(tests)], folder);
  t.true(ok, text);
});
