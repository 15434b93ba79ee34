import type { ModuleGraph } from "./module-graph.ts";

/** A module that was evaluated, by its URL, with what it exports. */
export type Exports = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** How deep a value may lie in what a module exports: a list of systems, a system, its dashboards, one of them. */
const deepest = 3;

/**
 * The module that each value was made in: the one that exports it without having it from another that does. A value in a list
 * or an object counts where no module exports it by itself.
 */
export function originsOf(
  values: readonly object[],
  exported: Exports,
  graph: ModuleGraph,
): ReadonlyMap<object, string> {
  const holders = new Map<object, Map<string, number>>();
  for (const value of values) holders.set(value, new Map());
  for (const [module, names] of exported)
    for (const name of Object.values(names)) note(name, 0, (value, depth) => nearer(holders.get(value), module, depth));
  const origins = new Map<object, string>();
  for (const [value, modules] of holders) {
    const depth = Math.min(...modules.values());
    const candidates = [...modules].filter(([, at]) => at === depth).map(([module]) => module);
    const [origin] = candidates.filter((module) => !candidates.some((other) => graph.get(other)?.has(module))).sort();
    if (origin !== undefined) origins.set(value, origin);
  }
  return origins;
}

function nearer(modules: Map<string, number> | undefined, module: string, depth: number): void {
  if (modules === undefined) return;
  modules.set(module, Math.min(depth, modules.get(module) ?? depth));
}

function note(value: unknown, depth: number, tell: (value: object, depth: number) => void): void {
  if (typeof value !== "object" || value === null) return;
  tell(value, depth);
  if (depth === deepest) return;
  for (const inner of Object.values(value)) note(inner, depth + 1, tell);
}
