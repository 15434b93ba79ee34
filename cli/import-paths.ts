import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a written file imports things from. */
export interface ImportPaths {
  readonly kit: string;
  readonly metrics: string;
  readonly metricsKit: string;
  /** From the written file to another one. */
  to(file: string): string;
}

/** In the repository by relative paths, elsewhere from the package. */
export function importPaths(out: string, inRepository = import.meta.filename.endsWith(".ts")): ImportPaths {
  const folder = dirname(resolve(out));
  const to = (file: string) => relativePath(folder, resolve(file));
  if (!inRepository || !`${folder}${sep}`.startsWith(`${root}${sep}`))
    return { kit: "sightline/dashboards/kit", metrics: "sightline/metrics", metricsKit: "sightline/metrics/kit", to };
  const own = (...names: readonly string[]) => to(join(root, ...names, "index.ts"));
  return { kit: own("dashboards", "kit"), metrics: own("metrics"), metricsKit: own("metrics", "kit"), to };
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function relativePath(folder: string, file: string): string {
  const path = relative(folder, file).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}
