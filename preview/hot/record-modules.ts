import { registerHooks } from "node:module";
import type { ModuleGraph } from "./module-graph.ts";

/** What was loaded in this process since the recording began. */
export interface Recorded {
  readonly packages: readonly string[];
  readonly graph: ModuleGraph;
}

/** Notes each module that is asked for from now on, and by whom. */
export function recordModules(): () => Recorded {
  const packages = new Set<string>();
  const graph = new Map<string, Set<string>>();
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const { url } = resolved;
      if (isOfPackage(url)) packages.add(url);
      else if (url.startsWith("file:")) {
        const importers = graph.get(url) ?? new Set();
        graph.set(url, importers);
        if (context.parentURL !== undefined && graph.has(context.parentURL)) importers.add(context.parentURL);
      }
      return resolved;
    },
  });
  return () => ({ packages: [...packages], graph });
}

function isOfPackage(url: string): boolean {
  return url.startsWith("file:") && url.includes("/node_modules/");
}
