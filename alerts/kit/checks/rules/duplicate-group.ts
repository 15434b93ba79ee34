import type { Check, FaultOf } from "../check.ts";
import { within } from "../subject/index.ts";

export const duplicateGroup: Check = {
  id: "alerts/duplicate-group",
  severity: "error",
  summary: "Two groups of one file have the same name.",
  why: "Prometheus refuses the file.",
  remedy: "Rename one, or join them.",
  bad: `groups:
  - name: queue
    rules: [{record: 'job:queue_length:max', expr: max by (job) (queue_length)}]
  - name: queue
    rules: [{record: 'job:queue_length:min', expr: min by (job) (queue_length)}]`,
  good: `groups:
  - name: queue
    rules: [{record: 'job:queue_length:max', expr: max by (job) (queue_length)}]
  - name: queue-low
    rules: [{record: 'job:queue_length:min', expr: min by (job) (queue_length)}]`,
  of: "all",
  run: ({ groups }) => {
    const seen = new Set<string>();
    return groups.flatMap((group): FaultOf[] => {
      const key = JSON.stringify([group.name.place?.file, group.name.value]);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ in: group, message: "two groups have this name.", at: within(group.name) }];
    });
  },
};
