import type { ListedDashboard } from "../served.ts";

export interface Found {
  readonly folder: string;
  readonly dashboards: readonly ListedDashboard[];
}

/**
 * The dashboards that have every word in their title, a tag or their folder, whatever its case, by folder as the server sorts them.
 */
export function searchDashboards(
  dashboards: readonly ListedDashboard[],
  { query, folder }: { readonly query: string; readonly folder?: string | undefined },
): readonly Found[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = dashboards.filter(
    (one) =>
      (folder === undefined || folderName(one.folder) === folder) &&
      words.every((word) => textsOf(one).some((text) => text.toLowerCase().includes(word))),
  );
  const byFolder = Map.groupBy(found, (one) => folderName(one.folder));
  return [...byFolder].map(([name, inside]) => ({ folder: name, dashboards: inside }));
}

/** A folder's name as it is shown: Grafana calls the top so. */
export function folderName(folder: string): string {
  return folder === "" ? "Dashboards" : folder;
}

function textsOf({ title, tags, folder }: ListedDashboard): readonly string[] {
  return [title, folderName(folder), ...tags];
}
