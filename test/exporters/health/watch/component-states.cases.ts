import test from "ava";
import type { Component } from "../../../../exporters/health/body/index.ts";
import { createComponentStates } from "../../../../exporters/health/watch/component-states.ts";

const rules = { max: 3, wants: () => true };
const up = (...names: readonly string[]): Component[] => names.map((name) => ({ name, state: "up" }));

test("transitions are counted and dated, between well and failing only", (t) => {
  const states = createComponentStates();
  const word = ["up", "degraded", "down", "down", "unknown", "down", "up"] as const;
  for (const [index, state] of word.entries()) states.observe([{ name: "db", state }], index * 1000, rules);
  t.deepEqual(states.view().known, [{ name: "db", state: "up", transitions: 2, changedAtMs: 6000 }]);
});

test("what comes back in another state than it went has changed", (t) => {
  const states = createComponentStates();
  states.observe(up("db"), 0, rules);
  states.observe({ reason: "no_answer" }, 1000, rules);
  t.deepEqual(states.view().unknown, { reason: "no_answer", count: 1 });
  t.is(states.view().known[0]?.state, undefined);
  states.observe([{ name: "db", state: "down" }], 2000, rules);
  t.deepEqual(states.view(), {
    known: [{ name: "db", state: "down", transitions: 1, changedAtMs: 2000 }],
    unknown: undefined,
    dropped: new Map(),
  });
});

test("a component that the body leaves out is missing, not down", (t) => {
  const states = createComponentStates();
  states.observe(up("db", "cache"), 0, rules);
  states.observe(up("db"), 1000, rules);
  t.deepEqual(states.view().unknown, { reason: "missing", count: 1 });
});

test("other names each time do not make more series than are allowed", (t) => {
  const states = createComponentStates();
  const seen = new Set<string>();
  for (let round = 0; round < 50; round += 1) {
    states.observe(up(...Array.from({ length: 1000 }, (_, index) => `c${round}-${index}`)), round * 1000, rules);
    for (const { name } of states.view().known) seen.add(name);
    if (round > 0) t.is(states.view().dropped.get("limit"), 1000);
  }
  t.is(seen.size, 3);
  states.observe(up("later"), 3 * 3_600_000, rules);
  t.deepEqual(
    states.view().known.map(({ name }) => name),
    ["later"],
  );
});

test("names that are not wanted, and names nobody can read, are counted and not shown", (t) => {
  const states = createComponentStates();
  const names = ["db", "cache", "a\nb", "\u202ebad", "x".repeat(101), "\ud800"];
  states.observe(up(...names), 0, { max: 10, wants: (name) => name !== "cache" });
  const { known, dropped } = states.view();
  t.deepEqual(
    known.map(({ name }) => name),
    ["db"],
  );
  t.deepEqual(
    dropped,
    new Map([
      ["not_listed", 1],
      ["bad_name", 4],
    ]) as never,
  );
});

test("a name that is no longer wanted goes", (t) => {
  const states = createComponentStates();
  states.observe(up("db", "cache"), 0, rules);
  states.observe(up("db", "cache"), 1000, { max: 3, wants: (name) => name === "db" });
  t.deepEqual(
    states.view().known.map(({ name }) => name),
    ["db"],
  );
});
