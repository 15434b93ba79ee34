import test from "ava";
import { preloadFor } from "../../../preview/hot/preload.ts";
import { graphOf } from "./support/graph.ts";

const graph = graphOf({
  entry: ["systems", "machinery"],
  systems: ["dashboard", "alerts"],
  dashboard: ["rows", "metrics", "machinery"],
  rows: ["metrics"],
  alerts: ["metrics", "machinery"],
  metrics: ["machinery"],
  machinery: ["deeper"],
  deeper: [],
});
const loaded = { packages: ["zod", "yaml"], graph, origins: ["dashboard"] };

test("before anything was edited, all but the dashboards' own modules is loaded ahead", (t) => {
  const { imports, holds } = preloadFor(loaded, new Set());
  t.deepEqual([...holds].sort(), ["alerts", "deeper", "machinery", "metrics"]);
  t.deepEqual(imports, ["zod", "yaml", "alerts"], "the others come with it");
});

test("what was edited is not loaded ahead, nor what imports it", (t) => {
  const { imports, holds } = preloadFor(loaded, new Set(["metrics"]));
  t.deepEqual([...holds].sort(), ["deeper", "machinery"]);
  t.deepEqual(imports, ["zod", "yaml", "machinery"]);
});

test("of a project that nobody has loaded yet, nothing", (t) => {
  t.deepEqual(preloadFor({ packages: [], graph: new Map(), origins: [] }, new Set()), {
    imports: [],
    holds: new Set(),
  });
});
