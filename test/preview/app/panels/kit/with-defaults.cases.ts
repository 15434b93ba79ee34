import test from "ava";
import { withDefaults } from "../../../../../preview/app/src/panels/kit/with-defaults.ts";

test("what a panel does not say has its default, at every depth; a list is one value", (t) => {
  const defaults = { legend: { calcs: ["max"], showLegend: true }, tooltip: { mode: "single" } };
  t.deepEqual(withDefaults(defaults, { legend: { calcs: [] }, mode: "x" }), {
    legend: { calcs: [], showLegend: true },
    tooltip: { mode: "single" },
    mode: "x",
  });
});

test("null is said, and stays", (t) => {
  t.deepEqual(withDefaults({ text: { size: 1 } }, { text: null }), { text: null });
});
