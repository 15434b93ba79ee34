import test from "ava";
import fc from "fast-check";
import { visibleAfter } from "../../../../../preview/app/src/panels/legend/visible-series.ts";

const all = ["a", "b", "c"];

test("a click shows one series alone, a second click on it all of them", (t) => {
  const alone = visibleAfter("select", "b", { all, visible: undefined });
  t.deepEqual(alone, ["b"]);
  t.deepEqual(visibleAfter("select", "c", { all, visible: alone }), ["c"]);
  t.is(visibleAfter("select", "b", { all, visible: alone }), undefined);
});

test("with a key held a click puts one series out or in; when the last is in again, all are shown", (t) => {
  const without = visibleAfter("append", "b", { all, visible: undefined });
  t.deepEqual(without, ["a", "c"]);
  t.deepEqual(visibleAfter("append", "a", { all, visible: without }), ["c"]);
  t.is(visibleAfter("append", "b", { all, visible: without }), undefined);
});

test("two clicks with a key held leave things as they were", (t) => {
  fc.assert(
    fc.property(fc.subarray(all), fc.constantFrom(...all), (visible, name) => {
      const before = visible.length === all.length ? undefined : visible;
      const once = visibleAfter("append", name, { all, visible: before });
      const twice = visibleAfter("append", name, { all, visible: once });
      return JSON.stringify([...(twice ?? all)].sort()) === JSON.stringify([...(before ?? all)].sort());
    }),
  );
  t.pass();
});
