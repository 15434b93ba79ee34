import { within } from "../../../../alerts/kit/checks/index.ts";
import { datasourceVariable } from "../../variables/index.ts";
import type { Check } from "../check.ts";
import { repeated } from "../repeated.ts";

export const variableName: Check = {
  id: "dashboards/variable-name",
  severity: "error",
  summary: "A variable's name is not a letter followed by letters, digits and `_`, or there are two of it.",
  why: "Grafana finds it nowhere in a query, or fills in the values of the other.",
  remedy: "Rename it.",
  bad: '{ "templating": { "list": ["job", "job"] }, "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }] }',
  good: '{ "templating": { "list": ["job"] }, "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }] }',
  of: "dashboard",
  run: ({ variables, definition, path }) => {
    const at = (own: string) => (definition === undefined ? own : path);
    return [
      ...variables
        .filter(({ name }) => name.value !== "" && !/^[A-Za-z]\w*$/.test(name.value))
        .map(({ name, path: own }) => ({
          path: at(own),
          at: within(name),
          message: `the variable name "${name.value}" is not a letter followed by letters, digits and "_".`,
        })),
      ...repeated(variables, ({ name }) => name.value).flatMap(([name, group]) => {
        const last = group.at(-1);
        return last === undefined || name === ""
          ? []
          : [
              {
                path: at(last.path),
                at: within(last.name),
                message: `several variables have the name "${name}".`,
                hint: definition === undefined ? "Rename one." : `Rename one; "${datasourceVariable}" is always there.`,
              },
            ];
      }),
    ];
  },
};
