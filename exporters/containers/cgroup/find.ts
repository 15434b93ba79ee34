import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isThere } from "./hierarchy.ts";

/** Finds containers' cgroups by id, however the engine's driver lays them out. */
export interface Finder {
  /** Where it was before. */
  last(id: string): string | undefined;
  /** Path under the root; undefined when there is none. */
  find(id: string, parent: string): string | undefined;
  /** Forgets the containers that are not among these. */
  keep(ids: ReadonlySet<string>): void;
}

/** Milliseconds between two walks through the whole tree for containers that are nowhere where others are. */
const walkPauseMs = 10_000;
/** A tree of this size is not the engine's alone. */
const maxFolders = 20_000;
const maxDepth = 12;

/**
 * Looks in the usual places first, then where other containers were found, then everywhere: containers of an engine that runs in a container
 * itself are deep in the tree.
 */
export function createFinder(root: string, now: () => number = () => performance.now()): Finder {
  const found = new Map<string, string>();
  const places = new Set<string>(["docker/<id>", "system.slice/docker-<id>.scope"]);
  let walkedAt = Number.NEGATIVE_INFINITY;

  function tryPlaces(id: string, parent: string): string | undefined {
    for (const place of [...placesUnder(parent), ...places]) {
      const path = place.replace("<id>", id);
      if (isThere(join(root, path))) return path;
    }
    return undefined;
  }

  function walk(): void {
    walkedAt = now();
    for (const { path, id } of containersIn(root)) {
      found.set(id, path);
      places.add(path.replace(id, "<id>"));
    }
  }

  return {
    last: (id) => found.get(id),
    find(id, parent) {
      found.delete(id);
      const path = tryPlaces(id, parent);
      if (path !== undefined) found.set(id, path);
      else if (now() - walkedAt >= walkPauseMs) walk();
      return found.get(id);
    },
    keep(ids) {
      for (const id of found.keys()) if (!ids.has(id)) found.delete(id);
    },
  };
}

/** Where a container with a cgroup parent of its own is: a path with the cgroupfs driver, a slice with systemd's. */
function placesUnder(parent: string): string[] {
  if (parent === "") return [];
  if (!parent.endsWith(".slice")) return [join(".", parent, "<id>")];
  return [join(slicePath(parent), "docker-<id>.scope")];
}

/** A slice lies in those that its name begins with: `a-b.slice` is `a.slice/a-b.slice`. Source: systemd.slice(5) */
function slicePath(slice: string): string {
  const parts = slice.replace(/\.slice$/, "").split("-");
  return parts.map((_, index) => `${parts.slice(0, index + 1).join("-")}.slice`).join("/");
}

function* containersIn(root: string): Generator<{ readonly path: string; readonly id: string }> {
  const open = [{ path: "", depth: 0 }];
  for (let seen = 0; seen < maxFolders; seen += 1) {
    const folder = open.pop();
    if (folder === undefined) return;
    for (const entry of foldersIn(join(root, folder.path))) {
      const path = join(folder.path, entry);
      const id = /^(?:[a-z]+-)?([0-9a-f]{64})(?:\.scope)?$/.exec(entry)?.[1];
      if (id !== undefined) yield { path, id };
      if (folder.depth < maxDepth) open.push({ path, depth: folder.depth + 1 });
    }
  }
}

function foldersIn(path: string): readonly string[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
