import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { matchersIn, regexFault } from "./regexps.ts";

export const regexpInvalid: Check = {
  id: "promql/regexp-invalid",
  severity: "error",
  summary: "A regular expression that Prometheus cannot use.",
  why: "Prometheus refuses the whole file. Its RE2 has no lookahead, lookbehind or backreferences.",
  remedy: "Write it in RE2's syntax.",
  bad: 'http_requests_in_flight{path=~"/(?!health).*"} > 100',
  good: 'http_requests_in_flight{path!~"/health.*"} > 100',
  of: "expression",
  run: (expr) =>
    matchersIn(expr).flatMap((matcher) => {
      const fault = regexFault(matcher.value);
      return fault === undefined
        ? []
        : [{ message: `${JSON.stringify(matcher.value)} ${fault}`, at: whole(expr, matcher) }];
    }),
};
