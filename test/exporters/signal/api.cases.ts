import test from "ava";
import type { PlayRequest, PlayStatus } from "../../../exporters/signal/index.ts";
import { constant, ramp } from "../../../metrics/kit/index.ts";
import { startedSignal } from "./support/started.ts";

const startAtMs = Date.parse("2026-01-31T12:00:00Z");

const play: PlayRequest = {
  startAtMs,
  factor: 20,
  episodes: [
    { id: "e1", delayMs: 0, lastsMs: 20_000, series: [{ metric: "up", labels: {}, samples: [constant(0)] }] },
    {
      id: "e2",
      delayMs: 500,
      lastsMs: 20_000,
      series: [
        { metric: "seen", labels: {}, samples: [ramp({ from: 0, by: 1, per: "1s" })] },
        { metric: "up", labels: {}, samples: [constant(1)] },
      ],
    },
  ],
  background: { series: 2 },
};

test("what is played is said: how far it is, and when each shard was scraped", async (t) => {
  let ms = -100;
  const { play: put, send, logLines } = await startedSignal(t, { now: () => startAtMs + ms });
  const status = async () => JSON.parse((await send("GET", "/api/v1/play")).text) as PlayStatus;
  t.deepEqual(await status(), { playing: false, nowMs: startAtMs - 100, shards: [] });

  const told = await put(play);
  t.deepEqual(told, {
    playing: true,
    nowMs: startAtMs - 100,
    play: {
      startAtMs,
      factor: 20,
      endsAtMs: startAtMs + 1500,
      episodes: { waiting: 2, running: 0, over: 0 },
      series: 3,
      background: 2,
    },
    shards: [],
  });
  t.is(logLines.filter((line) => line.includes('"msg":"playing"')).length, 1);

  const counts = [];
  for (ms of [0, 500, 1000, 1001, 1501]) counts.push((await status()).play?.episodes);
  t.deepEqual(counts, [
    { waiting: 1, running: 1, over: 0 },
    { waiting: 0, running: 2, over: 0 },
    { waiting: 0, running: 2, over: 0 },
    { waiting: 0, running: 1, over: 1 },
    { waiting: 0, running: 0, over: 2 },
  ]);
  ms = 700;
  await send("GET", "/signal/2/1");
  ms = 800;
  await send("GET", "/signal/2/0");
  t.deepEqual((await status()).shards, [
    { shard: 0, of: 2, lastScrapeAtMs: startAtMs + 800, samples: 1 },
    { shard: 1, of: 2, lastScrapeAtMs: startAtMs + 700, samples: 2 },
  ]);
});

test("another play takes the place of the first, and stopping leaves the clock", async (t) => {
  const { play: put, send } = await startedSignal(t, { now: () => startAtMs + 600 });
  const scraped = async () => (await send("GET", "/signal/1/0")).text.split("\n").slice(0, -1);
  await put(play);
  t.true((await scraped()).includes(`up{instance="",job="",scenario="e1"} 0 ${startAtMs + 600}`));

  const [, second] = play.episodes;
  const status = await put({ startAtMs, factor: 10, episodes: second === undefined ? [] : [second] });
  t.deepEqual(status.shards, [], "scrapes of before say nothing about it");
  t.deepEqual(await scraped(), [
    `signal_clock_seconds ${startAtMs / 1000 + 0.6}`,
    `signal_start_seconds ${startAtMs / 1000}`,
    `signal_playing{scenario="e2"} 1 ${startAtMs + 600}`,
    `signal_episode_start_seconds{scenario="e2"} ${startAtMs / 1000 + 0.5} ${startAtMs + 600}`,
    `seen{instance="",job="",scenario="e2"} 1 ${startAtMs + 600}`,
    `up{instance="",job="",scenario="e2"} 1 ${startAtMs + 600}`,
  ]);

  t.like(JSON.parse((await send("DELETE", "/api/v1/play")).text), { playing: false, shards: [] });
  t.deepEqual(await scraped(), [`signal_clock_seconds ${startAtMs / 1000 + 0.6}`]);
});

test("what cannot be played is refused with every fault, and what was played goes on", async (t) => {
  const { play: put, send } = await startedSignal(t, { now: () => startAtMs });
  await put(play);
  const { status, text } = await send("PUT", "/api/v1/play", JSON.stringify({ ...play, factor: -1, startAtMs: "now" }));
  const { findings } = JSON.parse(text) as { findings: readonly { check: string; path: string; message: string }[] };
  t.is(status, 400);
  t.deepEqual(
    findings.map(({ check, path, message }) => [check, path, message]),
    [
      ["signal/play", "factor", "must be a number above 0"],
      ["signal/play", "startAtMs", "must be whole milliseconds since 1970"],
    ],
  );
  t.regex((await send("GET", "/signal/1/0")).text, /^up\{instance="",job="",scenario="e1"\} 0 /m);
});

test("a body beyond the bound is not read", async (t) => {
  const { send } = await startedSignal(t, { flags: ["--web.max-body=100B"] });
  const { status, text } = await send("PUT", "/api/v1/play", JSON.stringify(play));
  t.is(status, 413);
  t.is((JSON.parse(text) as { error: string }).error, "the body is larger than the 100 bytes that are taken");
});

test("a shard that there is not", async (t) => {
  const { send } = await startedSignal(t);
  for (const [path, faults] of [
    ["/signal/2/2", ["shard must be less than how many there are"]],
    ["/signal/0/0", ["of must be from 1 to 100"]],
    ["/signal/101/0", ["of must be from 1 to 100"]],
    ["/signal/a/-1", ["of is no whole number", "shard is no whole number"]],
  ] as const) {
    const { status, text } = await send("GET", path);
    const { findings } = JSON.parse(text) as { findings: readonly { path: string; message: string }[] };
    t.is(status, 400, path);
    t.deepEqual(
      findings.map((one) => `${one.path} ${one.message}`),
      faults,
      path,
    );
  }
});

test("its own metrics say how many episodes there are, and what a scrape costs", async (t) => {
  const { play: put, send } = await startedSignal(t, { now: () => startAtMs + 1200 });
  await put(play);
  await send("GET", "/signal/1/0");
  const { text } = await send("GET", "/metrics");
  for (const line of [
    'signal_episodes{state="waiting"} 0',
    'signal_episodes{state="running"} 1',
    'signal_episodes{state="over"} 1',
    "signal_exposition_duration_seconds_count 1",
  ])
    t.true(text.includes(`\n${line}\n`), line);
  t.false(text.includes("scenario="), "what is played is not among them");
});
