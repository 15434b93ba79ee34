import { within } from "../../../../alerts/kit/checks/index.ts";
import { formatDuration, milliseconds } from "../../../../metrics/kit/index.ts";
import type { Check } from "../check.ts";

export const refresh: Check = {
  id: "dashboards/refresh",
  severity: "warning",
  summary: "The dashboard asks again more often than samples come.",
  why: "Every query runs again and finds what it found before: load on Prometheus for each reader, and nothing new on the screen.",
  remedy: "Refresh at the scrape interval, or less often.",
  bad: '{ "refresh": "5s" }',
  good: '{ "refresh": "30s" }',
  of: "dashboard",
  run: ({ refresh: given }, { scrapeInterval }) => {
    if (given === undefined || given.value === "") return [];
    if (!/^(?:\d+(?:ms|[smhdw]))+$/.test(given.value)) return [];
    if (milliseconds(given.value) >= scrapeInterval) return [];
    const message = `it asks every ${given.value}; samples come every ${formatDuration(scrapeInterval)}.`;
    return [{ message, at: within(given) }];
  },
};
