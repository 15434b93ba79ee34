import { whole } from "../../../../alerts/kit/checks/index.ts";
import { usedVariables } from "../../variables/index.ts";
import { type Check, nothing } from "../check.ts";

export const multiValue: Check = {
  id: "dashboards/multi-value",
  severity: "warning",
  summary: "A variable that can have several values, or All, is matched by = or !=.",
  why: "Grafana fills in a|b, which = compares as a text: as soon as the reader chooses a second value the panel is empty.",
  remedy: "Write =~ instead of =, !~ instead of !=.",
  bad: '{ "expr": "sum(up{job=\\"$job\\"})", "templating": ["job"] }',
  good: '{ "expr": "sum(up{job=~\\"$job\\"})", "templating": ["job"] }',
  of: "query",
  run: ({ expr }, panel, _, { variables, rows }) => {
    if (expr === undefined) return nothing;
    const several = variables.filter(({ multi, includeAll }) => multi || includeAll);
    if (several.length === 0) return nothing;
    // In a panel for each value there is one of it.
    const row = rows.find(({ title }) => title.value === panel.row);
    const single = [panel.repeat?.value, row?.repeat?.value];
    return expr.nodes.flatMap((node) => {
      if (node.type !== "selector") return nothing;
      return node.matchers
        .filter(({ op, value }) => (op === "=" || op === "!=") && value.includes("$"))
        .flatMap((matcher) => {
          const name = usedVariables(matcher.value).find(
            (one) => !single.includes(one) && several.some((other) => other.name.value === one),
          );
          return name === undefined
            ? []
            : [{ message: `$${name} can have several values; ${matcher.op} takes one.`, at: whole(expr, matcher) }];
        });
    });
  },
};
