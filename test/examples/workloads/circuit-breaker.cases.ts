import test from "ava";
import { createCircuitBreaker } from "../../../examples/workloads/chat4all/connector/circuit-breaker.ts";
import type { BreakerState } from "../../../metrics/instrument/index.ts";

/** A breaker on a clock that the test moves. */
function startBreaker() {
  const changes: BreakerState[] = [];
  let ms = 0;
  const breaker = createCircuitBreaker({ openMs: 1000, now: () => ms, onChange: (state) => changes.push(state) });
  const call = (...results: readonly boolean[]) => {
    for (const result of results) if (breaker.permit()) breaker.record(result);
  };
  const pass = (by: number) => {
    ms += by;
  };
  return { breaker, changes, call, pass };
}

const times = (count: number, result: boolean) => Array.from({ length: count }, () => result);

test("few calls decide nothing", (t) => {
  const { breaker, call } = startBreaker();
  call(...times(9, false));
  t.is(breaker.state(), "closed");
});

test("half of the calls failed: it opens and lets none through", (t) => {
  const { breaker, call } = startBreaker();
  call(...times(5, true), ...times(5, false));
  t.is(breaker.state(), "open");
  t.false(breaker.permit());
});

test("less than half failed: it stays closed, however many there are", (t) => {
  const { breaker, call } = startBreaker();
  for (let n = 0; n < 50; n++) call(true, true, false);
  t.is(breaker.state(), "closed");
});

test("only the last calls count", (t) => {
  const { breaker, call } = startBreaker();
  call(...times(1000, true), ...times(10, false));
  t.is(breaker.state(), "open");
});

test("after its time one call tries", (t) => {
  const { breaker, call, pass } = startBreaker();
  call(...times(10, false));
  pass(999);
  t.is(breaker.state(), "open");
  pass(1);
  t.is(breaker.state(), "half-open");
  t.true(breaker.permit());
  t.false(breaker.permit());
});

test("the try succeeds: closed, and the failures before are forgotten", (t) => {
  const { breaker, changes, call, pass } = startBreaker();
  call(...times(10, false));
  pass(1000);
  call(true, ...times(9, false));
  t.is(breaker.state(), "closed");
  t.deepEqual(changes, ["open", "half-open", "closed"]);
});

test("the try fails: open for as long again", (t) => {
  const { breaker, changes, call, pass } = startBreaker();
  call(...times(10, false));
  pass(1000);
  call(false);
  pass(999);
  t.is(breaker.state(), "open");
  pass(1);
  t.is(breaker.state(), "half-open");
  t.deepEqual(changes, ["open", "half-open", "open", "half-open"]);
});

test("a call from before it opened says nothing", (t) => {
  const { breaker, call, pass } = startBreaker();
  t.true(breaker.permit());
  call(...times(10, false));
  breaker.record(true);
  t.is(breaker.state(), "open");
  pass(1000);
  breaker.record(true);
  t.is(breaker.state(), "half-open");
});
