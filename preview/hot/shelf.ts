import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenedDashboard, readDashboard } from "../server/index.ts";
import type { Answer, SentDashboard } from "./messages.ts";

/** The dashboards that were rendered last, each with the file it is defined in. */
export interface Shelf {
  /** Takes a rendering over, and tells what it changed. One that is broken now stays as it was. */
  put(rendered: Extract<Answer, { readonly kind: "dashboards" }>): Changes;
  /** Where each is defined: URL of the module by uid. */
  place(origins: Readonly<Record<string, string>>): void;
  dashboards(): readonly OpenedDashboard[];
  /** By uid, for the process that renders next. */
  digests(): Readonly<Record<string, string>>;
}

export interface Changes {
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

interface Kept extends Omit<SentDashboard, "text"> {
  readonly opened: OpenedDashboard;
}

/** An empty shelf; files are named relative to `folder`. */
export function createShelf(folder: string): Shelf {
  let kept: ReadonlyMap<string, Kept> = new Map();
  let origins: Readonly<Record<string, string>> = {};

  const fileOf = (uid: string) => (origins[uid] === undefined ? "" : relative(folder, fileURLToPath(origins[uid])));
  return {
    put({ dashboards, broken }) {
      const before = kept;
      const next = new Map<string, Kept>();
      for (const sent of dashboards) {
        const one = keep(sent, before.get(sent.uid));
        if (one !== undefined) next.set(sent.uid, one);
      }
      for (const { uid } of broken) {
        const last = before.get(uid);
        if (last !== undefined) next.set(uid, last);
      }
      kept = next;
      return {
        changed: [...next.keys()].filter((uid) => next.get(uid) !== before.get(uid)).sort(),
        removed: [...before.keys()].filter((uid) => !next.has(uid)).sort(),
      };
    },
    place(found) {
      origins = found;
    },
    dashboards: () => [...kept.values()].map(({ uid, opened }) => ({ ...opened, file: fileOf(uid) })),
    digests: () => Object.fromEntries([...kept.values()].map(({ uid, digest }) => [uid, digest])),
  };
}

/** The very object of before when nothing is different. */
function keep({ uid, folder, digest, text }: SentDashboard, before: Kept | undefined): Kept | undefined {
  if (text === undefined) {
    if (before === undefined || before.folder === folder) return before;
    return { ...before, folder, opened: { ...before.opened, folder } };
  }
  const opened = readDashboard({ file: "", folder, text });
  return typeof opened === "string" ? undefined : { uid, folder, digest, opened };
}
