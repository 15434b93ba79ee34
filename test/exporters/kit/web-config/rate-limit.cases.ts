import test from "ava";
import { createRateCheck } from "../../../../exporters/kit/web-config/index.ts";

test("a burst at once, then one each interval, never more than the burst", (t) => {
  let now = 0;
  const within = createRateCheck(() => now);
  const limit = { intervalMs: 1000, burst: 3 };
  const ask = (times: number) => Array.from({ length: times }, () => within(limit)).filter(Boolean).length;
  t.is(ask(5), 3);
  now = 999;
  t.is(ask(1), 0);
  now = 1000;
  t.is(ask(2), 1);
  now = 3000;
  t.is(ask(5), 2);
  now = 1e9;
  t.is(ask(5), 3);
});

test("a changed limit counts at once, the same one read again changes nothing", (t) => {
  const within = createRateCheck(() => 0);
  t.deepEqual([within({ intervalMs: 1000, burst: 1 }), within({ intervalMs: 1000, burst: 1 })], [true, false]);
  t.true(within({ intervalMs: 1000, burst: 2 }));
  t.true(within(undefined));
});
