/** Which module is imported by which others, by URL; packages are not in it. */
export type ModuleGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** These modules and all that import them, directly or through others: what has to be evaluated anew when they change. */
export function dependentsOf(graph: ModuleGraph, modules: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...modules];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (found.has(module)) continue;
    found.add(module);
    open.push(...(graph.get(module) ?? []));
  }
  return found;
}

/** These modules and whatever is imported by them alone: what belongs to them. */
export function belongingTo(graph: ModuleGraph, modules: Iterable<string>): ReadonlySet<string> {
  const own = new Set(modules);
  for (let before = -1; before !== own.size; ) {
    before = own.size;
    for (const [module, importers] of graph)
      if (importers.size > 0 && [...importers].every((importer) => own.has(importer))) own.add(module);
  }
  return own;
}
