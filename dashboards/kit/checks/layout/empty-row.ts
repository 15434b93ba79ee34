import type { Check } from "../check.ts";

export const emptyRow: Check = {
  id: "dashboards/empty-row",
  severity: "warning",
  severityOfDefinitions: "error",
  summary: "A row has no panels.",
  why: "A heading with nothing under it makes the reader look for what is missing.",
  remedy: "Give it one, or leave it out.",
  bad: '{ "panels": [{}, { "type": "row", "title": "Later", "collapsed": true, "panels": [], "gridPos": { "x": 0, "y": 9, "w": 24, "h": 1 } }] }',
  good: '{ "panels": [{}, { "type": "row", "title": "Later", "collapsed": true, "panels": [{}], "gridPos": { "x": 0, "y": 9, "w": 24, "h": 1 } }] }',
  of: "dashboard",
  run: ({ rows }) =>
    rows.filter(({ panels }) => panels === 0).map(({ path, at }) => ({ path, at, message: "the row has no panels." })),
};
