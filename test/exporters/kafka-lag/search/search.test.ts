import test from "ava";
import fc from "fast-check";
import { factStore, states } from "../../../../exporters/kafka-lag/search/index.ts";
import { type ModelLog, modelLog, timedLog } from "./support/model-log.ts";
import { now, patterns, random } from "./support/patterns.ts";
import { play } from "./support/play.ts";

/** Positions near the end, where groups are, and anywhere. */
function somePositions(log: ModelLog, next: () => number, count: number): number[] {
  const length = log.end - log.start;
  return Array.from({ length: count }, (_, at) =>
    Math.min(log.end - 1, log.start + Math.floor(at % 2 ? next() * length : length - next() ** 3 * length)),
  );
}

const converges = test.macro({
  title: (_, name: string) => `${name}: within the tolerance, and the bounds hold after every answer`,
  exec(t, name: string) {
    const next = random(99);
    const log = patterns[name]?.(next) as ModelLog;
    for (const position of somePositions(log, next, 60)) {
      const truth = log.newestUpTo(position);
      const { verdicts } = play(log, [position], {
        afterAnswer([verdict]) {
          const { time = -1, error = 0 } = verdict ?? {};
          if (time >= 0 && (time > truth || time + error < truth)) t.fail(`${time} + ${error} is not about ${truth}`);
        },
      });
      const [{ state, time, error } = { state: -1, time: -1, error: -1 }] = verdicts;
      t.is(state, states.known);
      t.true(error <= 1000);
      t.true(time <= truth && truth <= time + error, `${time} + ${error} for ${truth}`);
    }
  },
});
for (const name of Object.keys(patterns)) test(converges, name);

test("rounds and probes stay within what was measured, on all patterns", (t) => {
  const table = Object.fromEntries(
    Object.entries(patterns).map(([name, make]) => {
      const next = random(99);
      const log = make(next);
      const runs = somePositions(log, next, 60).map((position) => play(log, [position], { relativeTolerance: 0.05 }));
      const rounds = runs.map(({ search }) => search.rounds);
      return [name, { mean: mean(rounds), max: Math.max(...rounds), probes: mean(runs.map((r) => r.search.probes)) }];
    }),
  );
  t.log(table);
  t.true(mean(Object.values(table).map((row) => row.mean)) < 5);
  t.true(Object.values(table).every((row) => row.max <= 20));
});

const anyTimes = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: now - 10_000_000, max: now }) },
    { weight: 2, arbitrary: fc.integer({ min: now - 2000, max: now + 20_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, now, now + 1) },
  ),
  { minLength: 1, maxLength: 60 },
);

test("any log: what is reported is never after the truth, never before it by more than it says, and ends", (t) => {
  fc.assert(
    fc.property(
      anyTimes,
      fc.array(fc.nat(59), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (times, at, newestKnown) => {
        const log = timedLog(times);
        const positions = at.map((index) => index % times.length);
        const { verdicts, search } = play(log, positions, { newestKnown, maxRounds: 200 });
        t.true(search.rounds < 200);
        verdicts.forEach(({ state, time, error }, index) => {
          const truth = log.newestUpTo(positions[index] as number);
          t.not(state, states.open);
          t.true(Number.isFinite(time) && Number.isFinite(error) && error >= 0);
          t.true(time <= truth && truth <= time + error, `${time} + ${error} for ${truth}`);
        });
      },
    ),
    { numRuns: 300 },
  );
});

/** Offsets with holes; times mostly close enough for a hole to lie within the tolerance, and partly out of order. */
const leftByCompaction = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100 })),
      fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -60_000, max: 600_000 })),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((steps) => {
    let offset = -1;
    let time = now - 10_000_000;
    return steps.map(([gap, later]) => {
      offset += gap;
      time += later;
      return { offset, time };
    });
  });

test("any compacted log: the next record that is left is dated within the stated error", (t) => {
  fc.assert(
    fc.property(leftByCompaction, fc.nat(3000), fc.constantFrom(0, 0.05), (records, at, relativeTolerance) => {
      const log = modelLog(records, { start: 0 });
      const position = at % log.end;
      const next = records.find(({ offset }) => offset >= position)?.offset ?? log.end;
      play(log, [position], {
        compacted: true,
        relativeTolerance,
        afterAnswer([verdict]) {
          const { time = -1, error = 0 } = verdict ?? {};
          const truth = log.newestUpTo(next);
          if (time >= 0) t.true(Math.abs(time - truth) <= error, `${time} ± ${error} for ${truth}`);
        },
      });
    }),
    { numRuns: 2000 },
  );
});

test("a consumer and a producer that go on: facts are kept, the bounds hold, and a warm search takes a few probes", (t) => {
  const scenario = fc.record({
    every: fc.integer({ min: 5, max: 3000 }),
    behind: fc.integer({ min: 1, max: 400 }),
    speed: fc.double({ min: 0, max: 2, noNaN: true }),
    retention: fc.boolean(),
  });
  fc.assert(
    fc.property(
      scenario,
      fc.infiniteStream(fc.integer({ min: 0, max: 1999 })),
      ({ every, behind, speed, retention }, jitter) => {
        const times: number[] = [];
        let time = now - 400 * every;
        const produceUntil = (until: number) => {
          while (time <= until) {
            times.push(Math.floor(time));
            time += (every * (jitter.next().value as number)) / 1000 + 0.1;
          }
        };
        const store = factStore(1);
        produceUntil(now);
        let position = Math.max(0, times.length - behind);
        for (let scrape = 0; scrape < 8; scrape++) {
          const nowMs = now + scrape * 15_000;
          const before = times.length;
          produceUntil(nowMs);
          position = Math.min(times.length - 1, position + Math.floor((times.length - before) * speed));
          const start = retention ? Math.min(position, Math.floor((times.length * scrape) / 10)) : 0;
          const log = modelLog(times.map((time, offset) => ({ offset, time })).slice(start), {
            start,
            end: times.length,
          });
          const { verdicts, search } = play(log, [position], { nowMs, store, relativeTolerance: 0.05 });
          const [verdict] = verdicts;
          const truth = log.newestUpTo(position);
          t.is(verdict?.state, states.known);
          t.true(
            verdict !== undefined && verdict.time <= truth && truth <= verdict.time + verdict.error,
            `${verdict?.time} + ${verdict?.error} for ${truth}`,
          );
          t.true(search.rounds <= 25);
          store.prune(0, { column: Float64Array.of(position), from: 0, to: 1 });
          t.true(store.count() <= 12, `${store.count()} facts`);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("nothing has moved since the last search: nothing is asked", (t) => {
  const log = patterns["one a second on average"]?.(random(1)) as ModelLog;
  const positions = [10, 2000, log.end - 5];
  const { store } = play(log, positions);
  const again = play(log, positions, { store });
  t.is(again.search.probes, 0);
  t.true(again.verdicts.every(({ state }) => state === states.known));
});

test("rounds are capped; the next search goes on from what is known", (t) => {
  const log = patterns["three days of nothing"]?.(random(1)) as ModelLog;
  const store = factStore(1);
  let searches = 0;
  for (let open = true; open && searches < 40; searches++) {
    const { verdicts, search } = play(log, [4321], { store, maxRounds: 2 });
    t.true(search.rounds <= 2);
    open = verdicts[0]?.state === states.open;
  }
  t.true(searches > 1 && searches < 20, `${searches} searches`);
});

test("many groups on one partition share what is learned; a partition stands once in a request", (t) => {
  const log = patterns["one record a second"]?.(random(1)) as ModelLog;
  const positions = Array.from({ length: 50 }, (_, at) => at * 400);
  const { verdicts, search } = play(log, positions, { maxRounds: 500 });
  verdicts.forEach(({ state, time, error }, at) => {
    const truth = log.newestUpTo(positions[at] as number);
    t.is(state, states.known);
    t.true(time <= truth && truth <= time + error);
  });
  t.true(search.probes < 50 * 12, `${search.probes} probes`);
});

test("a partition that does not answer is asked no more", (t) => {
  const log = patterns["one record a second"]?.(random(1)) as ModelLog;
  const { store } = play(log, [5], { maxRounds: 1 });
  const { search } = play(log, [15_000], { store, maxRounds: 0 });
  search.giveUp(0);
  t.deepEqual(search.next(), []);
});

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
