import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { isPlain, matchersIn } from "./regexps.ts";

export const regexpNeedless: Check = {
  id: "promql/regexp-needless",
  severity: "warning",
  summary: "A regular expression in which nothing is special.",
  why: "It says the same as = or != and makes the reader look for what it matches.",
  remedy: "Write = instead of =~, != instead of !~.",
  bad: 'up{job=~"api"} == 0',
  good: 'up{job="api"} == 0',
  of: "expression",
  run: (expr) =>
    matchersIn(expr).flatMap((matcher) =>
      isPlain(matcher.value)
        ? [{ message: `${JSON.stringify(matcher.value)} matches nothing but itself.`, at: whole(expr, matcher) }]
        : [],
    ),
};
