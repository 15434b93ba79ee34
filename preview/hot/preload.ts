import { belongingTo, dependentsOf, type ModuleGraph } from "./module-graph.ts";

/** What is known of a project from the last time it was loaded. */
export interface Loaded {
  /** Modules of packages, in the order in which they were asked for: they do not change. */
  readonly packages: readonly string[];
  /** The project's own. */
  readonly graph: ModuleGraph;
  /** The modules that the dashboards are defined in. */
  readonly origins: readonly string[];
}

/** What a process loads before anybody knows what will change. */
export interface Preload {
  /** To be imported one after the other; the modules they import come with them. */
  readonly imports: readonly string[];
  /** All of the project's own that is loaded then: the process is of no use once one of these has changed. */
  readonly holds: ReadonlySet<string>;
}

/**
 * Everything that does not depend on what is likely to change next: what was edited before, the files that dashboards are defined in,
 * and what belongs to these alone. Each module is still evaluated once, in one process, as in any fresh start.
 */
export function preloadFor({ packages, graph, origins }: Loaded, edited: ReadonlySet<string>): Preload {
  const likely = dependentsOf(graph, [...belongingTo(graph, origins), ...edited]);
  const holds = new Set([...graph.keys()].filter((module) => !likely.has(module)));
  const entries = [...holds].filter(
    (module) => ![...(graph.get(module) ?? [])].some((importer) => holds.has(importer)),
  );
  return { imports: [...packages, ...entries], holds };
}
