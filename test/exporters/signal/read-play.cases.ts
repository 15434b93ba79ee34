import test from "ava";
import { readPlay } from "../../../exporters/signal/read-play.ts";
import { constant, gap, ramp } from "../../../metrics/kit/index.ts";
import { matchesGolden } from "../support/golden.ts";
import { faultsOf } from "../support/settings.ts";

const sound = {
  startAtMs: 1_769_860_800_000,
  factor: 20,
  episodes: [
    {
      id: "e1",
      delayMs: 0.5,
      lastsMs: 60_000,
      series: [
        {
          metric: "up",
          labels: { job: "api" },
          samples: [constant(1, "1m30s"), ramp({ from: 0, by: -1.5, per: "15s", lasts: "0s" }), gap()],
        },
      ],
    },
    { id: "e2", delayMs: 0, lastsMs: 0, series: [] },
  ],
  background: { series: 10, churn: 0.1 },
};

test("what is sound is taken as it is", (t) => {
  t.deepEqual(readPlay(sound), sound);
  t.deepEqual(readPlay({ ...sound, background: { series: 0 } }).background, { series: 0 });
  const { background: _, ...without } = sound;
  t.deepEqual(readPlay(without), without);
});

test("every fault of the form is told at once", (t) => {
  const wrong = {
    startAtMs: 1.5,
    factor: 0,
    episodes: [
      { id: "", delayMs: Number.NaN, lastsMs: "1m", series: {} },
      {
        id: "e",
        delayMs: 0,
        lastsMs: 0,
        more: 1,
        series: [
          { metric: "", labels: { scenario: "x", "a-b": "", n: 1 }, samples: [{ shape: "wave" }] },
          { metric: "signal_playing", labels: [], samples: [{ shape: "ramp", from: null, by: 1, per: "0s" }] },
          {
            metric: "m",
            labels: {},
            samples: [
              { shape: "constant", value: 1, lasts: "1 m" },
              { shape: "gap", value: 1 },
            ],
          },
        ],
      },
    ],
    background: { series: -1, churn: 2 },
  };
  matchesGolden(
    t,
    "signal-faults.txt",
    faultsOf(() => readPlay(wrong))
      .map((line) => `${line}\n`)
      .join(""),
  );
});

test("what is there twice is told, with where it was first", (t) => {
  const one = { metric: "up", labels: { a: "1", b: "2" }, samples: [] };
  const again = { metric: "up", labels: { b: "2", c: "", a: "1" }, samples: [gap()] };
  const episode = { id: "e", delayMs: 0, lastsMs: 0, series: [one, { ...one, metric: "down" }, again] };
  const faults = faultsOf(() => readPlay({ ...sound, episodes: [episode, { ...episode, series: [] }] }));
  t.deepEqual(
    faults.map((line) => line.split(" | ").slice(0, 2)),
    [
      ["episodes.0.series.2", "has the name and labels of episodes.0.series.0"],
      ["episodes.1.id", "is the id of episodes.0, too"],
    ],
  );
});

test("a body that is none", (t) => {
  for (const body of [undefined, null, "play", []]) t.regex(faultsOf(() => readPlay(body))[0] ?? "", /^body \| /);
});
