import test from "ava";
import { expose } from "../../../exporters/signal/expose.ts";
import type { EpisodeRequest, PlayRequest } from "../../../exporters/signal/index.ts";
import { preparePlay } from "../../../exporters/signal/play.ts";
import { constant, gap, ramp, type Shape } from "../../../metrics/kit/index.ts";
import { matchesGolden } from "../support/golden.ts";

const startAtMs = Date.parse("2026-01-31T12:00:00Z");

test("what a scrape gets is byte for byte what it was", (t) => {
  const play = preparePlay({
    startAtMs,
    factor: 20,
    episodes: [
      {
        id: "e1",
        delayMs: 0,
        lastsMs: 60_000,
        series: [
          { metric: "up", labels: { instance: "api:8080", job: "api" }, samples: [constant(0)] },
          {
            metric: "requests_total",
            labels: { path: 'a "b" \\ c\nd', empty: "" },
            samples: [ramp({ from: 10, by: 1, per: "1s" })],
          },
          { metric: "http.server.duration", labels: { job: "api" }, samples: [constant(0.25)] },
          { metric: "tiny", labels: {}, samples: [ramp({ from: 0, by: -1e-9, per: "1h" })] },
          { metric: "not_yet", labels: {}, samples: [gap("1m"), constant(1)] },
        ],
      },
      { id: "e2", delayMs: 2000, lastsMs: 60_000, series: [{ metric: "up", labels: {}, samples: [constant(1)] }] },
      { id: 'e"3', delayMs: 0.5, lastsMs: 60_000, series: [] },
    ],
    background: { series: 3, churn: 0.5 },
  });
  matchesGolden(t, "signal.txt", Buffer.concat(expose(play, { shard: 0, of: 1 }, startAtMs + 1234).body).toString());
});

test("a ramp has the value of its very millisecond", (t) => {
  const line = playOf([ramp({ from: 100, by: 15, per: "15s" })], { factor: 60 });
  for (const ms of [0, 1, 17, 250, 999, 1000, 59_999])
    t.deepEqual(values(line, ms), [
      `value{instance="",job="",scenario="e"} ${100 + (60 * ms) / 1000} ${startAtMs + ms}`,
    ]);
});

test("before its delay is over, and after its end, nothing of an episode is there", (t) => {
  const play = playOf([constant(1)], { factor: 20, delayMs: 300, lastsMs: 20_000 });
  for (const [ms, there] of [
    [-1, false],
    [299, false],
    [300, true],
    [1300, true],
    [1301, false],
  ] as const)
    t.deepEqual(
      lines(play, ms).map((line) => line.split(" ")[0]),
      there
        ? [
            'signal_playing{scenario="e"}',
            'signal_episode_start_seconds{scenario="e"}',
            'value{instance="",job="",scenario="e"}',
          ]
        : [],
      `${ms} ms`,
    );
});

test("virtual time counts from the end of the delay", (t) => {
  const play = playOf([ramp({ from: 0, by: 1, per: "1s" })], { factor: 20, delayMs: 300.25 });
  t.deepEqual(values(play, 400), [`value{instance="",job="",scenario="e"} ${(99.75 * 20) / 1000} ${startAtMs + 400}`]);
});

test("an episode tells the moment that its virtual time counts from", (t) => {
  const play = playOf([constant(1)], { factor: 20, delayMs: 300.25 });
  const [, start] = lines(play, 400);
  t.is(start, `signal_episode_start_seconds{scenario="e"} ${startAtMs / 1000 + 0.30025} ${startAtMs + 400}`);
});

test("in a gap the series is not there, the episode is", (t) => {
  const play = playOf([constant(1, "20s"), gap("20s"), constant(3, "20s")], { factor: 20 });
  const at = (ms: number) => values(play, ms).map((line) => line.split(" ")[1]);
  t.deepEqual([at(999), at(1000), at(1999), at(2000), at(3000), at(3001)], [["1"], [], [], ["3"], ["3"], []]);
  t.deepEqual(lines(play, 1500), [
    `signal_playing{scenario="e"} 1 ${startAtMs + 1500}`,
    `signal_episode_start_seconds{scenario="e"} ${startAtMs / 1000} ${startAtMs + 1500}`,
  ]);
});

test("the shards share episodes and background, nothing twice and nothing left out", (t) => {
  const play = preparePlay({
    startAtMs,
    factor: 20,
    episodes: Array.from({ length: 10 }, (_, n) => ({
      ...episodeOf([constant(n)]),
      id: `e${n}`,
    })),
    background: { series: 11 },
  });
  const all = exposed(play, { shard: 0, of: 1 }, 100);
  const parts = [0, 1, 2].map((shard) => exposed(play, { shard, of: 3 }, 100));
  t.deepEqual(parts.flat().toSorted(), all.toSorted());
  t.deepEqual(
    parts.map(({ length }) => length),
    [18, 13, 12],
  );
  t.true(parts[1]?.includes(`value{instance="",job="",scenario="e4"} 4 ${startAtMs + 100}`));
});

test("the first shard has the clock always, and the beginning of what is played", (t) => {
  const seconds = startAtMs / 1000;
  t.deepEqual(exposed(undefined, { shard: 0, of: 2 }, 250), [`signal_clock_seconds ${seconds + 0.25}`]);
  t.deepEqual(exposed(undefined, { shard: 1, of: 2 }, 250), []);
  const play = preparePlay({ startAtMs, factor: 20, episodes: [] });
  t.deepEqual(exposed(play, { shard: 0, of: 2 }, -250), [
    `signal_clock_seconds ${seconds - 0.25}`,
    `signal_start_seconds ${seconds}`,
  ]);
});

test("the values of the background change with every scrape, its series only with churn", (t) => {
  const background = (churn: number | undefined, ms: number) =>
    exposed(
      preparePlay({
        startAtMs,
        factor: 20,
        episodes: [],
        background: { series: 8, ...(churn !== undefined && { churn }) },
      }),
      { shard: 0, of: 1 },
      ms,
    )
      .filter((line) => line.startsWith("signal_background"))
      .map((line) => line.split(" "));
  const names = (churn: number | undefined, ms: number) => background(churn, ms).map(([name]) => name);
  const steady = [0, 750, 1500].map((ms) => background(undefined, ms));
  t.is(new Set(steady.flat().map(String)).size, 24);
  t.deepEqual(names(undefined, 0), names(undefined, 3_600_000));
  // Half of them each minute: all of them once in two, four of eight in one.
  t.deepEqual(names(0.5, 0).filter((name) => !names(0.5, 60_000).includes(name)).length, 4);
  t.is(new Set([...names(0.5, 0), ...names(0.5, 120_000)]).size, 16);
});

function episodeOf(samples: readonly Shape[], options: Partial<EpisodeRequest> = {}): EpisodeRequest {
  return { id: "e", delayMs: 0, lastsMs: 3_600_000, series: [{ metric: "value", labels: {}, samples }], ...options };
}

function playOf(
  samples: readonly Shape[],
  { factor, ...episode }: Partial<EpisodeRequest> & Pick<PlayRequest, "factor">,
) {
  return preparePlay({ startAtMs, factor, episodes: [episodeOf(samples, episode)] });
}

function exposed(play: Parameters<typeof expose>[0], shard: Parameters<typeof expose>[1], ms: number): string[] {
  return Buffer.concat(expose(play, shard, startAtMs + ms).body)
    .toString()
    .split("\n")
    .slice(0, -1);
}

/** Of the only episode. */
function lines(play: Parameters<typeof expose>[0], ms: number): string[] {
  return exposed(play, { shard: 0, of: 1 }, ms).filter((line) => line.includes("scenario="));
}

function values(play: Parameters<typeof expose>[0], ms: number): string[] {
  return lines(play, ms).filter((line) => line.startsWith("value"));
}
