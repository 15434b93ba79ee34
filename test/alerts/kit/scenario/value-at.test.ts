import test from "ava";
import fc from "fast-check";
import {
  constant,
  type Duration,
  formatDuration,
  gap,
  gauge,
  milliseconds,
  ramp,
  type Shape,
} from "../../../../alerts/kit/index.ts";
import { allScenarios, scenarioEnd, seriesOf, toInput } from "../../../../alerts/kit/scenario/index.ts";
import { lineOf } from "../../../../metrics/kit/index.ts";
import { catalogue } from "../../catalogue.ts";

const depth = gauge("queue_depth", { help: "Waiting jobs.", unit: "jobs", labels: ["queue"] });

const lasts = fc.option(
  fc.integer({ min: 0, max: 400_000 }).map((ms) => formatDuration(ms) as Duration),
  { freq: 6, nil: undefined },
);
const value = fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000);
const per = fc.integer({ min: 1, max: 60_000 }).map((ms) => formatDuration(ms) as Duration);
const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(value, lasts).map(([each, length]) => constant(each, length)),
  fc
    .tuple(value, value, per, lasts)
    .map(([from, by, each, length]) => ramp({ from, by, per: each, ...(length && { lasts: length }) })),
  lasts.map((length) => gap(length)),
);

test("at whole steps, the value at a moment is that of the samples which scenarios are tried with", (t) => {
  const spans = fc.record({ interval: fc.integer({ min: 1, max: 60_000 }), steps: fc.integer({ min: 0, max: 80 }) });
  fc.assert(
    fc.property(fc.array(shape, { maxLength: 6 }), spans, (shapes, { interval, steps }) => {
      t.true(agrees(shapes, { interval, end: steps * interval }));
    }),
    { seed: 9, numRuns: 300 },
  );
});

test("so it is in every scenario there is", (t) => {
  const alerts = catalogue.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  const wrong = alerts.flatMap((alert) =>
    allScenarios(alert)
      .filter((one) =>
        seriesOf(one).some(({ samples }) => !agrees(samples, { end: scenarioEnd(alert, one), interval: 15_000 })),
      )
      .map(({ name }) => `${alert.name}: ${name}`),
  );
  t.deepEqual(wrong, []);
});

/** But for what adding up step by step, as promtool does, loses in the last digits: it grows with the size of what is added. */
function agrees(shapes: readonly Shape[], span: { readonly end: number; readonly interval: number }): boolean {
  const line = lineOf(shapes);
  const largest = Math.max(1, ...shapes.map((one) => reach(one, span.end)));
  return toInput(depth.series({ queue: "a" }, shapes), span).samples.every((sample) => {
    const own = line(sample.at);
    if (own === undefined || sample.value === undefined) return own === sample.value;
    return Math.abs(own - sample.value) <= largest * 1e-12;
  });
}

function reach(one: Shape, end: number): number {
  if (one.shape === "gap") return 0;
  return one.shape === "constant"
    ? Math.abs(one.value)
    : Math.abs(one.from) + Math.abs((one.by * end) / milliseconds(one.per));
}
