import type { ModuleGraph } from "../../../../preview/hot/module-graph.ts";

/** A graph from what each module imports. */
export function graphOf(imports: Readonly<Record<string, readonly string[]>>): ModuleGraph {
  const graph = new Map<string, Set<string>>();
  for (const module of Object.keys(imports)) graph.set(module, new Set());
  for (const [module, imported] of Object.entries(imports))
    for (const one of imported) {
      const importers = graph.get(one) ?? new Set();
      graph.set(one, importers.add(module));
    }
  return graph;
}
