import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** The controllers that are read, on cgroup v1. */
const controllers = ["memory", "cpuacct", "cpu", "blkio", "pids"] as const;

export type Controller = (typeof controllers)[number];

/** How this machine's kernel shows cgroups under a folder. */
export type Hierarchy =
  | { readonly version: 2; readonly root: string }
  | {
      readonly version: 1;
      /** Absent for a controller that is not there. */
      readonly roots: Readonly<Partial<Record<Controller, string>>>;
    };

/**
 * Looks which version is mounted; undefined when the folder shows no cgroups. On a hybrid machine the controllers are v1's.
 * Source: https://docs.kernel.org/admin-guide/cgroup-v2.html and …/cgroup-v1/
 */
export function findHierarchy(root: string): Hierarchy | undefined {
  if (isThere(join(root, "cgroup.controllers"))) return { version: 2, root };
  // Some machines mount several controllers as one, `cpu,cpuacct`, and leave out the links.
  const mounted = entriesOf(root);
  const roots = Object.fromEntries(
    controllers.flatMap((controller) => {
      const name =
        mounted.find((entry) => entry === controller) ?? mounted.find((entry) => entry.split(",").includes(controller));
      return name === undefined ? [] : [[controller, join(root, name)]];
    }),
  ) as Partial<Record<Controller, string>>;
  return roots.memory === undefined && roots.cpuacct === undefined ? undefined : { version: 1, roots };
}

/** The folder in which containers' cgroups are looked for: those of the other controllers have the same path. */
export function leadingRoot(hierarchy: Hierarchy): string {
  if (hierarchy.version === 2) return hierarchy.root;
  return hierarchy.roots.memory ?? hierarchy.roots.cpuacct ?? "";
}

/** The names in a folder; none when it cannot be read. */
export function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether there is something at a path. */
export function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
