import test from "ava";
import fc from "fast-check";
import { createHistory } from "../../../../exporters/kafka-lag/history/history.ts";
import { createTopicHistory } from "../../../../exporters/kafka-lag/history/topic-history.ts";

const facts = (committed: number, logEnd: number, partition = 0) => ({
  partition,
  committed,
  lag: Math.max(0, logEnd - committed),
  logStart: 0,
  logEnd,
});

test("stalled: counted while it lags and does not move, from when it began to lag", (t) => {
  const history = createTopicHistory();
  const at = (ms: number, committed: number, end: number) => {
    history.observe(facts(committed, end), ms, 0);
    return history.stalledMs(0, ms);
  };
  t.is(at(0, 10, 10), 0);
  t.is(at(15_000, 10, 12), 15_000);
  t.is(at(30_000, 10, 14), 30_000);
  t.is(at(45_000, 11, 14), 0);
  t.is(at(60_000, 11, 14), 15_000);
  t.is(at(75_000, 14, 14), 0);
});

test("stalled: unknown for a partition that this reading did not see", (t) => {
  const history = createTopicHistory();
  history.observe(facts(1, 5), 0, 0);
  t.is(history.stalledMs(0, 15_000), undefined);
  t.is(history.stalledMs(7, 0), undefined);
});

test("stalled: a topic made again begins anew", (t) => {
  const history = createTopicHistory();
  history.observe(facts(5, 100), 0, 0);
  history.observe(facts(5, 100), 60_000, 0);
  t.is(history.stalledMs(0, 60_000), 60_000);
  history.observe(facts(5, 8), 75_000, 0);
  t.is(history.stalledMs(0, 75_000), 0);
});

test("velocity: records per second, over all partitions that both readings know", (t) => {
  const history = createTopicHistory();
  history.observe(facts(0, 100, 0), 0, 0);
  history.observe(facts(0, 50, 1), 0, 0);
  t.is(history.velocity(0), undefined);
  history.observe(facts(0, 130, 0), 10_000, 0);
  history.observe(facts(40, 50, 1), 10_000, 0);
  history.observe(facts(0, 9999, 2), 10_000, 0);
  t.is(history.velocity(10_000), -1);
});

test("velocity: two collections close to each other give the value of before", (t) => {
  const history = createTopicHistory();
  const at = (ms: number, end: number) => {
    history.observe(facts(0, end), ms, 0);
    return history.velocity(ms);
  };
  t.is(at(0, 10), undefined);
  t.is(at(1000, 10), undefined);
  t.is(at(10_000, 20), 1);
  t.is(at(11_000, 500), 1);
  t.is(at(20_000, 520), 50);
});

test("velocity: a topic made again tells nothing", (t) => {
  const history = createTopicHistory();
  history.observe(facts(0, 100), 0, 0);
  history.velocity(0);
  history.observe(facts(0, 3), 15_000, 0);
  t.is(history.velocity(15_000), undefined);
});

test("whatever is observed, no number is negative or not a number", (t) => {
  const looks = fc.array(
    fc.tuple(fc.nat(3), fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 60_000 }), fc.boolean()),
  );
  fc.assert(
    fc.property(looks, (given) => {
      const history = createTopicHistory();
      let atMs = 0;
      for (const [partition, committed, end, wait, isKnown] of given) {
        atMs += wait;
        const seen = facts(committed, end, partition);
        history.observe(isKnown ? seen : { ...seen, lag: undefined, logEnd: undefined, logStart: undefined }, atMs, 0);
        const stalled = history.stalledMs(partition, atMs);
        t.is(stalled === undefined, !isKnown);
        t.true(stalled === undefined || (stalled >= 0 && stalled <= atMs));
        const velocity = history.velocity(atMs);
        t.true(velocity === undefined || Number.isFinite(velocity));
      }
    }),
  );
});

test("what is not observed any more is forgotten", (t) => {
  const history = createHistory(1000);
  history.of("gone", "a").observe(facts(1, 2), 0, 0);
  history.of("kept", "a").observe(facts(1, 2), 0, 0);
  history.of("kept", "b").observe(facts(1, 2), 0, 0);
  history.of("kept", "a").observe(facts(1, 2), 2000, 0);
  t.is(history.size, 3);
  history.forget(2000);
  t.is(history.size, 1);
});
