import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { panelId, rowId } from "../identity.ts";
import { dashboardPath, panelPath } from "../location.ts";
import { repeated } from "./each.ts";
import { fault } from "./finding.ts";

/** Keys and row titles name one thing each, and no two of them meet in one of Grafana's numbers. */
export function checkKeys({ uid, rows }: DashboardOptions): Finding[] {
  const panels = rows.flatMap((row) => row.panels.map(({ key }) => ({ key, row: row.title })));
  return [
    ...panels.filter(({ key }) => key.trim() === "").map(({ row }) => empty(panelPath(uid, row, ""))),
    ...repeated(panels, ({ key }) => key).map(([key, group]) => duplicateKey(uid, key, group)),
    ...repeated(rows, ({ title }) => title).map(([title]) => duplicateRow(uid, title)),
    ...meeting(uid, panels, rows),
  ];
}

type Placed = { readonly key: string; readonly row: string };

function empty(path: string): Finding {
  return fault("key", path, "the key is empty.", "Give the panel a key, or its SDK builder a title.");
}

function duplicateKey(uid: string, key: string, group: readonly Placed[]): Finding {
  const where = group.map(({ row }) => `"${row}"`).join(", ");
  const path = panelPath(uid, group[0]?.row ?? "", key);
  return fault(
    "key",
    path,
    `the key "${key}" stands for ${group.length} panels, in the rows ${where}.`,
    "Rename all but one.",
  );
}

function duplicateRow(uid: string, title: string): Finding {
  return fault("row-title", dashboardPath(uid), `several rows have the title "${title}".`, "Rename or join them.");
}

function meeting(uid: string, panels: readonly Placed[], rows: DashboardOptions["rows"]): Finding[] {
  const names = new Map([
    ...panels.map(({ key }) => [`panel "${key}"`, panelId(key)] as const),
    ...rows.map(({ title }) => [`row "${title}"`, rowId(title)] as const),
  ]);
  return repeated([...names], ([, id]) => `${id}`).map(([id, group]) => {
    const things = group.map(([name]) => name).join(" and ");
    return fault("panel-id", dashboardPath(uid), `${things} get the same number ${id}.`, "Rename one of them.");
  });
}
