import { panelId as idOf, rowId } from "../../identity.ts";
import type { CheckedDashboard } from "../../subject/index.ts";
import type { Check, Fault } from "../check.ts";
import { repeated } from "../repeated.ts";

export const panelId: Check = {
  id: "dashboards/panel-id",
  severity: "error",
  summary: "Two panels or rows have the same number, or one has the number 0.",
  why: "Links, alerts and the browser find a panel by its number: one of two is never found, and Grafana does not draw what has 0 (grafana/grafana#15229).",
  remedy: "Give each its own number above 0.",
  bad: '{ "panels": [{ "id": 1, "title": "Requests" }, { "id": 1, "title": "Errors", "gridPos": { "x": 12, "y": 0, "w": 12, "h": 8 } }] }',
  good: '{ "panels": [{ "id": 1, "title": "Requests" }, { "id": 2, "title": "Errors", "gridPos": { "x": 12, "y": 0, "w": 12, "h": 8 } }] }',
  of: "dashboard",
  run: (dashboard) => (dashboard.definition === undefined ? written(dashboard) : derived(dashboard)),
};

/** In definitions the numbers are made of keys and titles. */
function derived({ panels, rows }: CheckedDashboard): readonly Fault[] {
  const ids = new Set([...panels.map(({ key = "" }) => idOf(key)), ...rows.map(({ title }) => rowId(title.value))]);
  if (ids.size === panels.length + rows.length) return [];
  const names = new Map([
    ...panels.map(({ key = "" }) => [`panel "${key}"`, idOf(key)] as const),
    ...rows.map(({ title }) => [`row "${title.value}"`, rowId(title.value)] as const),
  ]);
  return repeated([...names], ([, id]) => id).map(([id, group]) => {
    const things = group.map(([name]) => name).join(" and ");
    return { message: `${things} get the same number ${id}.`, hint: "Rename one of them." };
  });
}

function written({ panels, rows }: CheckedDashboard): readonly Fault[] {
  const numbered = [
    ...panels.map(({ id, path, title }) => ({ id, path, name: `panel "${title.value}"` })),
    ...rows.map(({ id, path, title }) => ({ id, path, name: `row "${title.value}"` })),
  ].flatMap(({ id, ...rest }) => (id === undefined ? [] : [{ id, ...rest }]));
  return [
    ...numbered
      .filter(({ id }) => id.value <= 0 || !Number.isInteger(id.value))
      .map(({ id, path }) => ({ path, at: id.at, message: `its number is ${id.value}.` })),
    ...repeated(
      numbered.filter(({ id }) => id.value > 0),
      ({ id }) => id.value,
    ).flatMap(([id, group]) => {
      const last = group.at(-1);
      const things = group.map(({ name }) => name).join(" and ");
      return last === undefined
        ? []
        : [{ path: last.path, at: last.id.at, message: `${things} have the same number ${id}.` }];
    }),
  ];
}
