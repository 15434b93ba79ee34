import fc from "fast-check";
import {
  counter,
  type Duration,
  formatDuration,
  gauge,
  histogram,
  type Observations,
  type SampleSeries,
  type Shape,
} from "../../../../alerts/kit/index.ts";

const calls = counter("calls_total", { help: "Calls.", labels: ["pool", "zone"] });
const used = gauge("used", { help: "Used.", unit: "slots", labels: ["pool", "zone"] });
const wait = histogram("wait", {
  help: "Wait.",
  unit: "seconds",
  labels: ["pool"],
  buckets: [0.1, 0.5, 1, 2.5],
  legacyName: true,
});

const length = fc.integer({ min: 5, max: 300 }).map((seconds) => formatDuration(seconds * 1000) as Duration);
const number = (min: number, max: number) =>
  fc.tuple(fc.integer({ min, max }), fc.constantFrom(1, 10, 1000)).map(([whole, part]) => whole / part);

const rising = fc.record({
  shape: fc.constant("ramp" as const),
  from: number(0, 5000),
  by: number(0, 900),
  per: fc.constantFrom<Duration>("1s", "15s", "1m"),
  lasts: length,
});
const moving = fc.record({
  shape: fc.constant("ramp" as const),
  from: number(-50, 50),
  by: number(-20, 20),
  per: fc.constantFrom<Duration>("10s", "1m"),
  lasts: length,
});
const steady = fc.record({ shape: fc.constant("constant" as const), value: number(-9, 9), lasts: length });
const positive = fc.record({ shape: fc.constant("constant" as const), value: number(0, 3000), lasts: length });
const away = fc.record({ shape: fc.constant("gap" as const), lasts: length });

const pieces = (...kinds: readonly fc.Arbitrary<Shape>[]): fc.Arbitrary<Shape[]> =>
  fc.array(fc.oneof(...kinds), { minLength: 2, maxLength: 6 });

const places = [
  { pool: "a", zone: "x" },
  { pool: "a", zone: "y" },
  { pool: "b", zone: "x" },
] as const;

const streams: fc.Arbitrary<Observations[]> = fc.array(
  fc.record({
    value: fc.constantFrom(0.05, 0.3, 0.7, 2, 9),
    by: fc.integer({ min: 0, max: 12 }),
    per: fc.constantFrom<Duration>("1s", "15s"),
    lasts: length,
  }),
  { minLength: 1, maxLength: 4 },
);

/** Series as nobody would make them up: resets, births at any value, gaps and changes between two scrapes. */
export const story: fc.Arbitrary<readonly SampleSeries[]> = fc
  .record({
    calls: fc.tuple(...places.map(() => pieces(rising, rising, positive, away))),
    used: fc.tuple(...places.map(() => pieces(moving, steady, away))),
    wait: fc.tuple(streams, streams),
  })
  .map((drawn) => [
    ...places.flatMap((labels, index) => [
      calls.series(labels, drawn.calls[index] ?? []),
      used.series(labels, drawn.used[index] ?? []),
    ]),
    ...wait.series({ pool: "a" }, drawn.wait[0]),
    ...wait.series({ pool: "b" }, drawn.wait[1]),
  ]);
