import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { isPlain } from "./regexps.ts";

export const absentOfSeveral: Check = {
  id: "promql/absent-of-several",
  severity: "warning",
  summary: "absent() of series that a regular expression lists.",
  why: "It is 1 only when none of them is there: as long as one of the list reports, the loss of the others is not seen.",
  remedy: "Write absent() once for each, joined by `or`.",
  bad: 'absent(up{job=~"api|web"})',
  good: 'absent(up{job="api"}) or absent(up{job="web"})',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || !node.name.startsWith("absent")) return [];
      const [given] = node.args;
      const selector = given?.type === "range" ? given.selector : given;
      if (selector?.type !== "selector") return [];
      return selector.matchers
        .filter(
          ({ op, value }) =>
            op === "=~" &&
            /^\(?[^()|]+(?:\|[^()|]+)+\)?$/.test(value) &&
            value
              .replace(/^\(|\)$/g, "")
              .split("|")
              .every(isPlain),
        )
        .map((matcher) => ({
          message: `this is 1 only when all of ${matcher.value.split("|").join(", ")} are gone.`,
          at: whole(expr, matcher),
        }));
    }),
};
