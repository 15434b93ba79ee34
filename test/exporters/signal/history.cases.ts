import test from "ava";
import fc from "fast-check";
import { expose } from "../../../exporters/signal/expose.ts";
import { type EpisodeRequest, type PlayRequest, writeHistory } from "../../../exporters/signal/index.ts";
import { preparePlay } from "../../../exporters/signal/play.ts";
import { constant, gap, ramp } from "../../../metrics/kit/index.ts";
import { matchesGolden } from "../support/golden.ts";

const startAtMs = Date.parse("2026-01-31T12:00:00Z");
const minute = 60_000;

const episode: EpisodeRequest = {
  id: "e1",
  delayMs: -3000.5,
  lastsMs: 60 * minute,
  series: [
    {
      metric: "up",
      labels: { instance: "api:8080", job: "api" },
      samples: [constant(1, "30s"), gap("15s"), constant(0)],
    },
    { metric: "requests_total", labels: { path: 'a "b" \\ c\nd' }, samples: [ramp({ from: 10, by: 1, per: "1s" })] },
    { metric: "http.server.duration", labels: { job: "api" }, samples: [constant(0.25)] },
  ],
};
const play: PlayRequest = {
  startAtMs,
  factor: 20,
  episodes: [episode, { ...episode, id: "e2", delayMs: 0 }, { ...episode, id: "e3", delayMs: 250 }],
  background: { series: 3 },
};

const all = new Map(["e1", "e2", "e3"].map((id) => [id, 1e9]));

test("what is back-filled is byte for byte what it was, of episodes that began before their play only", (t) => {
  const recorded = [
    {
      episode: "e1",
      metric: "job:up:ratio",
      labels: { job: "api" },
      times: [0, 15_000, 45_000, 75_000],
      values: [1, Number.POSITIVE_INFINITY, 0.5, 7],
    },
    { episode: "e2", metric: "job:up:ratio", labels: {}, times: [0], values: [1] },
  ];
  const { body, samples } = writeHistory(play, { every: 750, past: all, recorded });
  const text = Buffer.concat(body).toString();
  matchesGolden(t, "signal-history.txt", text);
  t.is(samples, text.trim().split("\n").length - 1);
});

test("where every episode begins with the play there is nothing to back-fill", (t) => {
  const { body, samples } = writeHistory(
    { ...play, episodes: play.episodes.slice(1) },
    { every: 750, past: all, recorded: [] },
  );
  t.deepEqual([body, samples], [[], 0]);
});

test("no more than is asked for is written", (t) => {
  const { body, samples } = writeHistory(play, { every: 750, past: new Map([["e1", 1500]]), recorded: [] });
  const times = new Set(
    Buffer.concat(body)
      .toString()
      .match(/(?<= )[\d.]+(?=\n)/g),
  );
  t.deepEqual(
    [...times].sort(),
    [0, 750, 1500].map((ms) => String((startAtMs - 1500 + ms) / 1000)),
  );
  t.true(samples > times.size);
  t.is(writeHistory(play, { every: 750, past: new Map(), recorded: [] }).samples, 0);
});

test("it is what scrapes would have got, had the signal begun with the episode, up to the play's first moment", (t) => {
  fc.assert(
    fc.property(
      fc.record({
        before: fc.integer({ min: 1, max: 20_000 }),
        every: fc.constantFrom(100, 250, 500, 750),
        factor: fc.constantFrom(1, 20, 60),
      }),
      ({ before, every, factor }) => {
        const one = { ...play, factor, background: { series: 0 }, episodes: [{ ...episode, delayMs: -before }] };
        const text = Buffer.concat(writeHistory(one, { every, past: all, recorded: [] }).body).toString();
        const earlier = preparePlay({ ...one, startAtMs: startAtMs - before, episodes: [{ ...episode, delayMs: 0 }] });
        const scrapes = Array.from({ length: Math.floor(before / every) + 1 }, (_, back) => startAtMs - back * every);
        const exposed = scrapes.flatMap((at) =>
          Buffer.concat(expose(earlier, { shard: 0, of: 1 }, at).body)
            .toString()
            .split("\n")
            .filter((line) => line.includes("scenario="))
            .map((line) => line.replace(/ \d+$/, ` ${at / 1000}`)),
        );
        t.deepEqual(text.trim().split("\n").slice(0, -1).sort(), exposed.sort());
      },
    ),
    { numRuns: 50 },
  );
});

test("of an episode that began before its play nothing is exposed until the play begins", (t) => {
  const lines = (at: number) =>
    Buffer.concat(expose(preparePlay(play), { shard: 0, of: 1 }, startAtMs + at).body)
      .toString()
      .split("\n")
      .filter((line) => line.startsWith("requests_total"));
  t.deepEqual(lines(-1), []);
  t.deepEqual(
    lines(0).map((line) => line.replace(/^.*scenario="(.*)"}/, "$1")),
    // Three seconds, twenty times as fast, on a line that begins at ten.
    [`e1 ${10 + 60.01} ${startAtMs}`, `e2 10 ${startAtMs}`],
  );
});
