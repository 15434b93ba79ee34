import test from "ava";
import fc from "fast-check";
import {
  allKillPoints,
  idOf,
  killPoints,
  lanesOf,
  playsOf,
  topologyOf,
  withReceivers,
} from "../../../validation/kill-matrix/index.ts";

test("the quick extent is six cases of one stack", (t) => {
  const quick = killPoints("quick");
  t.is(quick.length, 6);
  t.is(new Set(quick.map((point) => JSON.stringify(topologyOf(point)))).size, 1);
  t.is(playsOf(quick).length, 3);
});

test("all cases are 38 deaths: each serves for four states", (t) => {
  t.is(killPoints("all").length, 152);
  t.is(playsOf(killPoints("all")).length, 38);
  t.true(killPoints("pairwise").length <= 36);
});

test("every case is in exactly one play of exactly one lane, on its own topology", (t) => {
  const points = allKillPoints();
  fc.assert(
    fc.property(fc.subarray([...points]), fc.integer({ min: 1, max: 8 }), (some, many) => {
      const lanes = lanesOf(playsOf(some), many, ({ outage }) => (outage === "short" ? 40 : 60));
      const played = lanes.flatMap(({ plays }) => plays.flatMap(({ points: those }) => those.map(idOf)));
      t.deepEqual(played.toSorted(), some.map(idOf).toSorted());
      for (const { topology, plays } of lanes) {
        t.true(plays.length > 0);
        for (const play of plays) t.deepEqual(topologyOf(play), topology);
      }
      const topologies = new Set(some.map((point) => JSON.stringify(topologyOf(point)))).size;
      t.true(lanes.length <= Math.max(many, topologies));
    }),
  );
});

test("a lane more makes the longest shorter", (t) => {
  const plays = playsOf(killPoints("all"));
  const longest = (many: number) => Math.max(...lanesOf(plays, many, () => 1).map((lane) => lane.plays.length));
  t.deepEqual([3, 4, 5].map(longest), [26, 13, 9]);
});

test("the receivers are played where there is least to do, on a copy with one of each", (t) => {
  const lanes = withReceivers(
    lanesOf(playsOf(killPoints("all")), 5, () => 1),
    () => 1,
  );
  const [where, ...more] = lanes.filter(({ receivers }) => receivers);
  t.deepEqual(where?.topology, { prometheuses: 1, alertmanagers: 1 });
  t.deepEqual(more, []);
  t.deepEqual(
    withReceivers([], () => 1),
    [{ topology: { prometheuses: 1, alertmanagers: 1 }, plays: [], receivers: true }],
  );
});
