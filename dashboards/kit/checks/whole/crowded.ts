import type { CheckedDashboard } from "../../subject/index.ts";
import type { Check } from "../check.ts";

/** Panels that a person can take in, folded rows left out. */
const mostPanels = 36;
/** Queries that start at once: those of one screen, which has about this many grid units of 30 px. */
const mostQueries = 30;
const screen = 30;

export const crowded: Check = {
  id: "dashboards/crowded",
  severity: "warning",
  summary: "More than 36 panels are open at once, or one screen of it starts more than 30 queries.",
  why: "Nobody finds the one that matters, and opening the page is a burst of load on Prometheus.",
  remedy: "Fold rows that are not needed at first sight, or make a dashboard of its own of them.",
  // One of thirty panels would explain nothing.
  bad: "",
  good: "",
  of: "dashboard",
  run: (dashboard) => {
    const open = dashboard.panels.filter(({ folded, hasData }) => !folded && hasData);
    const queries = mostInOneScreen(dashboard);
    return [
      ...(open.length <= mostPanels
        ? []
        : [{ message: `${open.length} panels are open at once; ${mostPanels} are many.` }]),
      ...(queries <= mostQueries
        ? []
        : [{ message: `one screen of it starts ${queries} queries; ${mostQueries} are many.` }]),
    ];
  },
};

function mostInOneScreen({ panels }: CheckedDashboard): number {
  const placed = panels
    .flatMap(({ place, folded, queries }) =>
      place === undefined || folded || queries.length === 0 ? [] : [{ y: place.y, queries: queries.length }],
    )
    .sort((a, b) => a.y - b.y);
  let most = 0;
  let sum = 0;
  let first = 0;
  for (const { y, queries } of placed) {
    sum += queries;
    for (let top = placed[first]; top !== undefined && top.y <= y - screen; top = placed[first]) {
      sum -= top.queries;
      first++;
    }
    most = Math.max(most, sum);
  }
  return most;
}
