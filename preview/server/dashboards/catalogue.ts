import { createHash } from "node:crypto";
import type {
  DashboardEvent,
  DashboardFault,
  DashboardList,
  DashboardNotice,
  DashboardSource,
  OpenedDashboard,
} from "./source.ts";

/** The dashboards a source has at the moment, and whoever wants to hear of changes. */
export interface Catalogue extends Omit<DashboardSource, "close"> {
  /**
   * Takes over everything there is now. Of two dashboards with one uid the one whose file comes first counts, the other is a fault.
   * Listeners hear of it when it differs from what was there, or when a notice was announced: that one holds no more.
   */
  replace(dashboards: readonly OpenedDashboard[], faults: readonly DashboardFault[]): void;
  announce(notice: DashboardNotice): void;
}

export function createCatalogue(): Catalogue {
  const listeners = new Set<(event: DashboardEvent) => void>();
  let byUid: ReadonlyMap<string, OpenedDashboard> = new Map();
  let list = listOf([], []);
  let noticed = false;

  const tell = (event: DashboardEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    list: () => list,
    get: (uid) => byUid.get(uid),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    replace(dashboards, faults) {
      const before = byUid;
      const { first, twins } = byFirstFile(dashboards);
      const next = listOf([...first.values()], [...faults, ...twins]);
      byUid = first;
      if (next.revision === list.revision && !noticed) return;
      list = next;
      noticed = false;
      const changed = [...first.values()].filter((one) => !isSame(one, before.get(one.uid))).map(({ uid }) => uid);
      tell({
        kind: "dashboards",
        changed: changed.sort(),
        removed: [...before.keys()].filter((uid) => !first.has(uid)).sort(),
      });
    },
    announce(notice) {
      noticed = true;
      tell(notice);
    },
  };
}

function byFirstFile(dashboards: readonly OpenedDashboard[]) {
  const first = new Map<string, OpenedDashboard>();
  const twins: DashboardFault[] = [];
  for (const one of dashboards.toSorted((a, b) => compare(a.file, b.file))) {
    const other = first.get(one.uid);
    if (other === undefined) first.set(one.uid, one);
    else
      twins.push({ file: one.file, message: `has the uid ${one.uid}, which ${other.file} has too: that one is shown` });
  }
  return { first, twins };
}

function listOf(dashboards: readonly OpenedDashboard[], faults: readonly DashboardFault[]): DashboardList {
  const sorted = dashboards.toSorted(
    (a, b) => compare(a.folder, b.folder) || compare(a.title, b.title) || compare(a.file, b.file),
  );
  const sortedFaults = faults.toSorted((a, b) => compare(a.file, b.file) || compare(a.message, b.message));
  const digest = createHash("sha256");
  digest.update(JSON.stringify([sorted.map(({ dashboard: _, ...rest }) => rest), sortedFaults]));
  return {
    revision: digest.digest("hex").slice(0, 16),
    dashboards: sorted.map(({ uid, title, tags, folder, file }) => ({ uid, title, tags, folder, file })),
    faults: sortedFaults,
  };
}

function isSame(one: OpenedDashboard, other: OpenedDashboard | undefined): boolean {
  return one.revision === other?.revision && one.folder === other.folder && one.file === other.file;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
