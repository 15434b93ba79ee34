import type { Matcher } from "../../../../metrics/kit/index.ts";
import { hasVariable } from "../../../../metrics/kit/reading/index.ts";
import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";

export const impossibleMatchers: Check = {
  id: "promql/impossible-matchers",
  severity: "error",
  summary: "Matchers of one selector contradict each other.",
  why: "No series can satisfy both, so the selector is always empty.",
  remedy: "Drop one, or write one regular expression that takes both.",
  bad: 'up{job="api", job="web"} == 0',
  good: 'up{job=~"api|web"} == 0',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "selector") return [];
      return node.matchers.flatMap((matcher, index) => {
        const other = node.matchers.slice(0, index).find((one) => contradict(one, matcher));
        return other === undefined
          ? []
          : [{ message: `no series has ${text(other)} and ${text(matcher)}.`, at: whole(expr, matcher) }];
      });
    }),
};

function contradict(a: Matcher, b: Matcher): boolean {
  if (a.label !== b.label || hasVariable(a.value) || hasVariable(b.value)) return false;
  if (a.op !== "=") return b.op === "=" && contradict(b, a);
  switch (b.op) {
    case "=":
      return a.value !== b.value;
    case "!=":
      return a.value === b.value;
    default:
      return matches(b.value, a.value) === (b.op === "!~");
  }
}

function matches(pattern: string, value: string): boolean | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, "su").test(value);
  } catch {
    return undefined; // What only RE2 knows.
  }
}

function text({ label, op, value }: Matcher): string {
  return `${label}${op}${JSON.stringify(value)}`;
}
