import { panelPath } from "../../location.ts";
import type { CheckedPanel } from "../../subject/index.ts";
import type { Check } from "../check.ts";
import { quoted, repeated } from "../repeated.ts";

export const key: Check = {
  id: "dashboards/key",
  severity: "error",
  summary: "A panel's key is empty, or two panels have the same.",
  why: "The key names the panel for `.replace()` and gives it its number in Grafana: links to one of two would lead to the other.",
  remedy: "Rename all but one.",
  bad: "",
  good: "",
  only: "definitions",
  of: "dashboard",
  run: ({ uid, panels }) => [
    ...panels
      .filter((panel) => panel.key?.trim() === "")
      .map(({ path }) => ({
        path,
        message: "the key is empty.",
        hint: "Give the panel a key, or its SDK builder a title.",
      })),
    ...repeated(panels, (panel) => panel.key ?? "").map(([name, group]) => ({
      path: panelPath(uid?.value ?? "", group[0]?.row ?? "", name),
      message: `the key "${name}" stands for ${group.length} panels, in the ${inRows(group)}.`,
    })),
  ],
};

function inRows(panels: readonly CheckedPanel[]): string {
  const rows = [...new Set(panels.map(({ row }) => row ?? ""))];
  return `${rows.length === 1 ? "row" : "rows"} ${quoted(rows)}`;
}
