import { within } from "../../../../alerts/kit/checks/index.ts";
import type { Check } from "../check.ts";

const longest = 40;

export const uid: Check = {
  id: "dashboards/uid",
  severity: "error",
  summary:
    "The uid is longer than 40 characters, or has others than letters, digits, `-` and `_`; in a definition, others than `a-z`, `0-9` and `-`.",
  why: "Grafana refuses longer ones, and others need quoting in addresses and file names.",
  remedy: "Choose one and keep it: links, alerts and bookmarks point to it.",
  bad: '{ "uid": "api/overview" }',
  good: '{ "uid": "api-overview" }',
  of: "dashboard",
  run: ({ uid: given, definition }) => {
    // A file without one gets one from Grafana.
    if (given === undefined || (definition === undefined && given.value === "")) return [];
    const form = definition === undefined ? /^[a-zA-Z0-9_-]+$/ : /^[a-z0-9-]+$/;
    if (given.value.length <= longest && form.test(given.value)) return [];
    const allowed = definition === undefined ? 'letters, digits, "-" and "_"' : 'a-z, 0-9 and "-"';
    return [
      { message: `the uid "${given.value}" is not 1 to ${longest} characters of ${allowed}.`, at: within(given) },
    ];
  },
};
