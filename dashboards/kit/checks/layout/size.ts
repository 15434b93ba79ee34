import { columns, widthWords } from "../../grid.ts";
import { sizeOf } from "../../panel.ts";
import { type Check, nothing } from "../check.ts";

export const size: Check = {
  id: "dashboards/size",
  severity: "error",
  summary: "A panel is wider than 24 columns, or its size is not a whole number.",
  why: "Grafana's page has 24 columns: what is wider is cut, what is broken is moved.",
  remedy: 'Write "half" or "third".',
  bad: "",
  good: "",
  only: "definitions",
  of: "panel",
  run: ({ definition }) => {
    if (definition === undefined) return nothing;
    const { w, h } = sizeOf(definition);
    const width = definition.width === undefined ? w : JSON.stringify(definition.width);
    if (isBetween(w, 1, columns) && isBetween(h, 1, 100)) return nothing;
    return [
      ...(isBetween(w, 1, columns)
        ? []
        : [
            {
              message: `the width ${width} is not a whole number from 1 to ${columns}, and none of ${widthWords.join(", ")}.`,
            },
          ]),
      ...(isBetween(h, 1, 100)
        ? []
        : [
            {
              message: `the height ${h} is not a whole number from 1 to 100.`,
              hint: "8 is usual for a graph, 4 for a number.",
            },
          ]),
    ];
  },
};

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
