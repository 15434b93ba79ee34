import type { Usage } from "../usage.ts";
import { createFinder } from "./find.ts";
import { findHierarchy, leadingRoot } from "./hierarchy.ts";
import { readVersionOne } from "./version-one.ts";
import { readVersionTwo } from "./version-two.ts";

/** The containers' counters as the kernel keeps them. */
export interface Cgroups {
  readonly version: 1 | 2;
  /** Undefined when the container is not there, or does not run any more. `parent` is the engine's `CgroupParent`. */
  read(id: string, parent: string): Usage | undefined;
  /** Forgets the containers that are not among these. */
  keep(ids: ReadonlySet<string>): void;
}

/** Opens the cgroups under a folder; undefined when it shows none. */
export function openCgroups(root: string): Cgroups | undefined {
  const hierarchy = findHierarchy(root);
  if (hierarchy === undefined) return undefined;
  const finder = createFinder(leadingRoot(hierarchy));
  const readAt = (path: string | undefined) => {
    if (path === undefined) return undefined;
    return hierarchy.version === 2 ? readVersionTwo(hierarchy.root, path) : readVersionOne(hierarchy.roots, path);
  };
  return {
    version: hierarchy.version,
    read: (id, parent) => readAt(finder.last(id)) ?? readAt(finder.find(id, parent)),
    keep: finder.keep,
  };
}
