import { withoutEmptySections } from "../../section.ts";
import type { Check } from "../check.ts";

export const emptySection: Check = {
  id: "dashboards/empty-section",
  severity: "error",
  summary: "A section has no panels.",
  why: "A heading with nothing under it makes the reader look for what is missing.",
  remedy: "Give it one, or leave it out.",
  bad: "",
  good: "",
  only: "definitions",
  of: "dashboard",
  run: ({ definition, panels }) => {
    const rows = definition?.rows ?? [];
    if (!rows.some((row) => row.panels.some(({ kind }) => kind === "heading"))) return [];
    const filled = new Set(rows.flatMap((row) => withoutEmptySections(row.panels)));
    return panels.flatMap((panel) =>
      panel.definition === undefined || filled.has(panel.definition)
        ? []
        : [{ path: panel.path, message: "the section has no panels." }],
    );
  },
};
