import test from "ava";
import fc from "fast-check";
import { belongingTo, dependentsOf } from "../../../preview/hot/module-graph.ts";
import { graphOf } from "./support/graph.ts";

const shop = graphOf({
  entry: ["systems"],
  systems: ["dashboard", "alerts"],
  dashboard: ["rows", "metrics"],
  rows: ["colours", "metrics"],
  colours: [],
  alerts: ["metrics"],
  metrics: [],
});

test("what depends on a module", (t) => {
  t.deepEqual([...dependentsOf(shop, ["rows"])].sort(), ["dashboard", "entry", "rows", "systems"]);
  t.deepEqual([...dependentsOf(shop, ["metrics"])].length, 6);
  t.deepEqual([...dependentsOf(shop, [])], []);
});

test("what belongs to a module is what nothing else imports", (t) => {
  t.deepEqual([...belongingTo(shop, ["dashboard"])].sort(), ["colours", "dashboard", "rows"]);
  t.deepEqual([...belongingTo(shop, ["dashboard", "alerts"])].sort(), [
    "alerts",
    "colours",
    "dashboard",
    "metrics",
    "rows",
  ]);
});

test("modules that import each other end the search", (t) => {
  const ring = graphOf({ entry: ["a"], a: ["b"], b: ["a"] });
  t.deepEqual([...dependentsOf(ring, ["b"])].sort(), ["a", "b", "entry"]);
  t.deepEqual([...belongingTo(ring, ["a"])].sort(), ["a", "b"]);
});

const graphs = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 30 }).map((edges) => {
  const imports: Record<string, string[]> = Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, []]));
  for (const [from, to] of edges) imports[from]?.push(String(to));
  return graphOf(imports);
});

test("whoever imports a dependent is one, and nobody else", (t) => {
  fc.assert(
    fc.property(graphs, fc.nat(8), (graph, start) => {
      const found = dependentsOf(graph, [String(start)]);
      for (const module of found)
        for (const importer of graph.get(module) ?? []) if (!found.has(importer)) return false;
      for (const module of found)
        if (module !== String(start) && ![...found].some((other) => graph.get(other)?.has(module))) return false;
      return true;
    }),
  );
  t.pass();
});
