import { handle } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const requiredMatcher: Check = {
  id: "dashboards/required-matcher",
  severity: "warning",
  summary: "A selector lacks a matcher that every one is to have; found only where matchers are required.",
  why: "The panel shows all jobs while the others show the chosen one, and nobody sees the difference.",
  remedy: "Add the matcher.",
  bad: '{ "expr": "sum(rate(http_requests_total[$__rate_interval]))", "legendFormat": "$job", "templating": ["job"] }',
  good: '{ "expr": "sum(rate(http_requests_total{job=~\\"$job\\"}[$__rate_interval]))", "legendFormat": "$job", "templating": ["job"] }',
  needs: { requiredMatchers: { job: "$job" } },
  of: "query",
  run: ({ expr }, _, { settings: { requiredMatchers } }) => {
    if (expr === undefined || requiredMatchers === undefined) return nothing;
    const required = Object.entries(requiredMatchers);
    return expr.nodes.flatMap((node) => {
      // Alerts and records are of no single job.
      if (node.type !== "selector" || /^ALERTS|:/.test(node.metric)) return nothing;
      return required
        .filter(([label, value]) => !node.matchers.some((one) => one.label === label && same(one.value, value)))
        .map(([label, value]) => ({
          message: `${node.metric} is not matched by ${label}=~"${value}".`,
          at: handle(expr, node),
        }));
    });
  },
};

function same(given: string, wanted: string): boolean {
  const plain = (text: string) => text.replace(/^\$\{(\w+)(?::\w+)?\}$|^\[\[(\w+)\]\]$/, (_, a, b) => `$${a ?? b}`);
  return plain(given) === plain(wanted);
}
