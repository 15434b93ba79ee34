import test from "ava";
import fc from "fast-check";
import { readiness } from "../../../validation/result/index.ts";
import {
  exitCodeOf,
  type Gate,
  type GateFound,
  gates,
  type PartEarned,
  readinessOf,
  type WeightedPart,
  weights,
} from "../../../validation/score/index.ts";

const partNames = Object.keys(weights) as WeightedPart[];
const gateNames = Object.keys(gates) as Gate[];
const noFault: readonly GateFound[] = gateNames.map((gate) => ({ gate, subjects: [] }));
const all = (earned: number): readonly PartEarned[] => partNames.map((part) => ({ part, earned }));
const but = (part: WeightedPart, earned: number | undefined) =>
  all(1).map((one) => (one.part === part ? { part, earned } : one));

test("everything earned and no gate failed is 100, ready, 0", (t) => {
  const found = readinessOf({ parts: all(1), gates: noFault });
  t.like(found, { verdict: "ready", score: 100, covered: 1 });
  t.is(exitCodeOf(found), 0);
});

for (const gate of gateNames)
  test(`${gate} is not made good by a full score`, (t) => {
    const subjects = ["b", "a", "b"];
    const found = readinessOf({
      parts: all(1),
      gates: noFault.map((one) => (one.gate === gate ? { gate, subjects } : one)),
    });
    t.like(found, { verdict: "not ready", score: 100 });
    t.deepEqual(
      found.gates.filter(({ failed }) => failed),
      [{ gate, failed: true, subjects: ["a", "b"] }],
    );
    t.is(exitCodeOf(found), 1);
  });

const scores = {
  "a quarter of the accuracy is lost": [but("accuracy", 0.75), 92, "ready"],
  "half of the accuracy is lost": [but("accuracy", 0.5), 85, "not ready"],
  "what is lost of one part is not hidden behind the others": [but("dashboards", 0.4), 94, "not ready"],
  "half of a small part is lost": [but("dashboards", 0.5), 95, "ready"],
  "exactly the mark": [all(0.9), 90, "ready"],
  "just under it": [all(0.8999), 89, "not ready"],
  "a thousandth of one part is lost": [but("collection", 0.999), 99, "ready"],
  nothing: [all(0), 0, "not ready"],
} as const;
for (const [title, [parts, score, verdict]] of Object.entries(scores))
  test(`${title}: ${score}, ${verdict}`, (t) => t.like(readinessOf({ parts, gates: noFault }), { score, verdict }));

test("one part alone is scored out of its own points, and says how little of all that is", (t) => {
  const found = readinessOf({ parts: [{ part: "routes", earned: 0.95 }], gates: [] });
  t.like(found, { verdict: "ready", score: 95, covered: 0.15, gates: [] });
  t.deepEqual(
    found.weights.filter(({ earned }) => earned !== undefined),
    [{ part: "routes", weight: 15, earned: 0.95 }],
  );
});

test("a part that could not be measured is left out, and there is no verdict without it", (t) => {
  const found = readinessOf({ parts: but("resilience", undefined), gates: noFault });
  t.like(found, { verdict: "not measured", score: 100, covered: 0.8 });
  t.is(exitCodeOf(found), 2);
});

test("a failed gate is enough, also when not everything could be measured", (t) => {
  const failed = [{ gate: "missed-critical", subjects: ["TargetDown"] }] as const;
  t.is(readinessOf({ parts: but("resilience", undefined), gates: failed }).verdict, "not ready");
});

test("of nothing there is neither a score nor a verdict", (t) => {
  const found = readinessOf({ parts: [], gates: noFault });
  t.like(found, { verdict: "not measured", covered: 0 });
  t.false("score" in found);
});

test("what cannot be is refused", (t) => {
  for (const earned of [-0.1, 1.01, Number.NaN])
    t.throws(() => readinessOf({ parts: [{ part: "routes", earned }], gates: [] }), {
      instanceOf: RangeError,
      message: `routes earned ${earned}; allowed: 0 to 1`,
    });
  t.throws(() => readinessOf({ parts: [...all(1), { part: "routes", earned: 1 }], gates: [] }), {
    instanceOf: RangeError,
    message: "routes is given twice",
  });
});

const share = fc.nat(1000).map((thousandths) => thousandths / 1000);
const earned = fc.option(share, { nil: undefined });
const given = fc
  .subarray(partNames)
  .chain((names) => fc.tuple(...names.map((part) => fc.record({ part: fc.constant(part), earned }))));
const found = fc
  .subarray(gateNames)
  .chain((names) =>
    fc.tuple(
      ...names.map((gate) => fc.record({ gate: fc.constant(gate), subjects: fc.array(fc.string(), { maxLength: 2 }) })),
    ),
  );

test("whatever was measured: the result's schema takes it, and ready never stands beside a fault", (t) => {
  fc.assert(
    fc.property(given, found, (parts, gates) => {
      const told = readinessOf({ parts, gates });
      t.deepEqual(readiness.parse(told), told);
      if (told.verdict !== "ready") return;
      t.true(parts.length > 0 && parts.every((part) => (part.earned ?? 0) >= 0.5));
      t.true(gates.every(({ subjects }) => subjects.length === 0));
      t.true((told.score ?? 0) >= 90);
    }),
  );
});

test("earning more never scores less, and 100 means everything", (t) => {
  const six = fc.tuple(...partNames.map(() => share));
  fc.assert(
    fc.property(six, six, (one, other) => {
      const score = (values: readonly number[]) =>
        readinessOf({ parts: partNames.map((part, at) => ({ part, earned: values[at] })), gates: [] }).score ?? -1;
      const best = one.map((value, at) => Math.max(value, other[at] ?? 0));
      t.true(score(best) >= score(one));
      t.is(
        score(best) === 100,
        best.every((value) => value === 1),
      );
    }),
  );
});

for (const [status, verdict] of [
  ["passed", "ready"],
  ["failed", "not ready"],
  ["not measured", "not measured"],
] as const) {
  test(`a part without points, alone, that ${status}`, (t) => {
    const found = readinessOf({ parts: [], gates: [], pointless: [status] });
    t.like(found, { verdict, covered: 0 });
    t.false("score" in found);
  });
  test(`a part without points beside full scores, that ${status}`, (t) => {
    t.is(readinessOf({ parts: all(1), gates: noFault, pointless: [status] }).verdict, verdict);
  });
}
