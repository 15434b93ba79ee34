import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { matchersIn } from "./regexps.ts";

export const regexpAnchored: Check = {
  id: "promql/regexp-anchored",
  severity: "info",
  summary: "A regular expression begins with ^ or ends with $.",
  why: "Prometheus anchors every one at both ends already.",
  remedy: "Leave ^ and $ out.",
  bad: 'up{job=~"^api-.+$"} == 0',
  good: 'up{job=~"api-.+"} == 0',
  of: "expression",
  run: (expr) =>
    matchersIn(expr).flatMap((matcher) =>
      /^\^|(?<!\\)\$$/.test(matcher.value)
        ? [
            {
              message: `${JSON.stringify(matcher.value)} is anchored at both ends by itself.`,
              at: whole(expr, matcher),
            },
          ]
        : [],
    ),
};
