import test from "ava";
import { factStore, states } from "../../../../exporters/kafka-lag/search/index.ts";
import { modelLog, timedLog } from "./support/model-log.ts";
import { now } from "./support/patterns.ts";
import { play } from "./support/play.ts";

const second = 1000;
/** Record n is written n seconds after the first, the last one just now. */
const steady = (count: number, first = now - count * second) =>
  Array.from({ length: count }, (_, at) => ({ offset: at, time: first + at * second }));

test("a record from the future: unknown from there on, known before it", (t) => {
  const records = steady(1000).map((record) =>
    record.offset === 500 ? { offset: 500, time: now + 86_400_000 } : record,
  );
  const log = modelLog(records);
  const { verdicts } = play(log, [100, 499, 500, 501, 999]);
  t.deepEqual(
    verdicts.map(({ state }) => state),
    [states.known, states.known, states.future, states.future, states.future],
  );
});

test("a record dated within the slack is believed", (t) => {
  const log = timedLog([now - 10_000, now + 5000, now - 1000]);
  t.deepEqual(
    play(log, [1]).verdicts.map(({ state, time }) => [state, time]),
    [[states.known, now + 5000]],
  );
});

test("many records dated within the slack are found in a few rounds", (t) => {
  const log = timedLog(Array.from({ length: 20_000 }, (_, at) => now - 1000 + at));
  const { verdicts, search } = play(log, [15_000], { toleranceMs: 10 });
  t.is(verdicts[0]?.state, states.known);
  t.true(search.rounds < 20, `${search.rounds}`);
});

test("out of order: never younger than the disorder", (t) => {
  const times = Array.from({ length: 2000 }, (_, at) => now - 2_000_000 + at * second - ((at * 7919) % 30) * second);
  const log = timedLog(times);
  for (const position of [0, 1, 17, 999, 1500, 1999]) {
    const [verdict] = play(log, [position]).verdicts;
    const time = times[position] as number;
    t.true((verdict?.time ?? 0) >= time - second && (verdict?.time ?? 0) <= time + 30 * second);
  }
});

test("a compaction hole: the next record that is left, not the one that was read last", (t) => {
  const left = steady(6000).filter(({ offset }) => offset < 990 || offset >= 1980);
  const log = modelLog(left);
  const time = (offset: number) => now - 6000 * second + offset * second;
  const [plain] = play(log, [1000]).verdicts;
  t.is(plain?.time, time(989));
  const { verdicts, search } = play(log, [1000, 989, 1980, 5000], { compacted: true });
  t.is(verdicts[0]?.time, time(1980));
  t.is(verdicts[0]?.state, states.known);
  t.deepEqual(
    verdicts.slice(1).map(({ time: found }, at) => Math.abs(found - time([989, 1980, 5000][at] as number)) <= second),
    [true, true, true],
  );
  t.true(search.rounds < 30);
});

test("a compaction hole within the tolerance: the stated error reaches up to the next record that is left", (t) => {
  const log = modelLog([
    { offset: 0, time: now - 10_000_055 },
    { offset: 31, time: now - 9_746_947 },
    { offset: 32, time: now - 3_683_348 },
  ]);
  const [verdict] = play(log, [1], { compacted: true, relativeTolerance: 0.05 }).verdicts;
  t.deepEqual(verdict, { state: states.known, time: now - 10_000_055, error: 10_000_055 - 9_746_947 });
});

test("a compacted log whose first records are gone: the first that is left", (t) => {
  const log = modelLog(
    steady(2000).filter(({ offset }) => offset >= 990),
    { start: 0 },
  );
  const [verdict] = play(log, [10], { compacted: true }).verdicts;
  t.like(verdict, { state: states.known, time: now - 1010 * second, error: 0 });
});

test("a hole at the end of a compacted log: there is nothing after it", (t) => {
  const log = modelLog(
    steady(100).filter(({ offset }) => offset < 50),
    { end: 100 },
  );
  const [verdict] = play(log, [70], { compacted: true }).verdicts;
  t.is(verdict?.state, states.known);
  t.is(verdict?.time, now - 51 * second);
});

test("records without a time cannot be dated", (t) => {
  const log = modelLog(steady(10).map(({ offset }) => ({ offset, time: -1 })));
  t.is(play(log, [3]).verdicts[0]?.state, states.undated);
  t.is(play(modelLog([], { start: 5, end: 10 }), [7]).verdicts[0]?.state, states.undated);
});

test("a log that was cut: what was known of it is thrown away", (t) => {
  const store = factStore(1);
  play(modelLog(steady(1000)), [500], { store });
  t.true(store.count() > 0);
  const anew = modelLog(steady(900, now - 9_000_000));
  const [verdict] = play(anew, [500], { store }).verdicts;
  t.true(Math.abs((verdict?.time ?? 0) - anew.newestUpTo(500)) <= second);
});

test("a log that was cut and has grown past its old end: the contradiction is noticed, and the search starts anew", (t) => {
  const store = factStore(1);
  play(modelLog(steady(1000, now - 1_000_000)), [10, 500, 900], { store });
  const anew = modelLog(steady(2000, now - 50_000_000));
  const { verdicts, search } = play(anew, [500], { store });
  t.is(verdicts[0]?.state, states.known);
  t.true(search.rounds < 60);
});

test("retention: facts on deleted records are forgotten, the first record is asked again", (t) => {
  const store = factStore(1);
  play(modelLog(steady(1000)), [500], { store });
  const left = modelLog(steady(1000).slice(400), { start: 400 });
  const { verdicts } = play(left, [500], { store });
  const truth = left.newestUpTo(500);
  t.true((verdicts[0]?.time ?? 0) <= truth && truth <= (verdicts[0]?.time ?? 0) + (verdicts[0]?.error ?? 0));
});

test("while it is not known where a group stands, what was learned for it is kept", (t) => {
  const log = modelLog(steady(5000));
  const store = factStore(1);
  play(log, [4000], { store });
  for (const at of [4100, 4200, 4300, 4400, 4500, 4600, 4700, 4800]) play(log, [at], { store });
  const before = store.count();
  store.prune(0, { column: Float64Array.of(4000, Number.NaN), from: 0, to: 2 });
  t.is(store.count(), before);
  store.prune(0, { column: Float64Array.of(4000, 4100), from: 0, to: 2 });
  t.true(store.count() < before);
});
