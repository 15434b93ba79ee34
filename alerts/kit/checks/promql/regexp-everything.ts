import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { matchersIn } from "./regexps.ts";

export const regexpEverything: Check = {
  id: "promql/regexp-everything",
  severity: "warning",
  summary: "A matcher takes everything, or nothing at all.",
  why: 'label=~".*" also takes series without the label, so it says nothing; label!~".*" takes none, so the alert never fires.',
  remedy: 'Leave it out; write label!="" where the label has to be there.',
  bad: 'up{job="api", pod=~".*"} == 0',
  good: 'up{job="api", pod!=""} == 0',
  of: "expression",
  run: (expr) =>
    matchersIn(expr).flatMap((matcher) => {
      if (!/^\^?\(?\.\*\)?\$?$/.test(matcher.value)) return [];
      return matcher.op === "=~"
        ? [
            {
              message: `${matcher.label}=~".*" takes every series, also those without ${matcher.label}.`,
              at: whole(expr, matcher),
            },
          ]
        : [
            {
              message: `${matcher.label}!~".*" takes no series at all.`,
              severity: "error" as const,
              at: whole(expr, matcher),
            },
          ];
    }),
};
