import type { Check } from "../check.ts";
import { fieldText, within } from "../subject/index.ts";

export const runbookAddress: Check = {
  id: "alerts/runbook-url",
  severity: "warning",
  summary: "`runbook_url` or `dashboard_url` is no address that can be opened.",
  why: "It is clicked at three in the morning.",
  remedy: "Write the whole address, with https://.",
  bad: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: critical}
  annotations: {summary: The queue is full, runbook_url: wiki/QueueFull}`,
  good: `- alert: QueueFull
  expr: queue_length > 100
  labels: {severity: critical}
  annotations: {summary: The queue is full, runbook_url: 'https://wiki.shop.test/QueueFull'}`,
  of: "alert",
  run: ({ annotations }) =>
    ["runbook_url", "runbook", "dashboard_url"].flatMap((name) => {
      const text = fieldText(annotations, name);
      if (text === undefined || text.value.trim() === "" || text.value.includes("{{")) return [];
      // `runbook` is a text as often as an address.
      if (name === "runbook" && /\s/.test(text.value.trim())) return [];
      if (/^https?:\/\/[^\s/]+\S*$/.test(text.value.trim())) return [];
      return [{ message: `"${text.value.trim()}" is not an address; it needs https:// and a host.`, at: within(text) }];
    }),
};
