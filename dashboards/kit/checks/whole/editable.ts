import type { Check } from "../check.ts";

export const editable: Check = {
  id: "dashboards/editable",
  severity: "info",
  summary: "The dashboard can be edited in the browser.",
  why: "What is provisioned from a file is overwritten by the file: an edit made in the browser is lost, or the two drift apart.",
  remedy: 'Set "editable": false.',
  bad: '{ "editable": true }',
  good: '{ "editable": false }',
  only: "files",
  of: "dashboard",
  run: ({ editable: given, at }) =>
    given?.value === false ? [] : [{ message: "it can be edited in the browser.", at: given?.at ?? at }],
};
