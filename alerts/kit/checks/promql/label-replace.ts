import type { Check } from "../check.ts";
import { whole } from "../subject/index.ts";
import { regexFault } from "./regexps.ts";

export const labelReplacement: Check = {
  id: "promql/label-replace",
  severity: "error",
  summary: "label_replace() has a regular expression that is none, or inserts a group that it does not have.",
  why: "Prometheus fails at the evaluation, or writes an empty text where the group should stand.",
  remedy: "Count the parentheses: $1 is the first group.",
  bad: 'label_replace(queue_length, "host", "$2", "instance", "(.*):.*") > 100',
  good: 'label_replace(queue_length, "host", "$1", "instance", "(.*):.*") > 100',
  of: "expression",
  run: (expr) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "call" || node.name !== "label_replace") return [];
      const [, , replacement, , regex] = node.args;
      if (replacement?.type !== "string" || regex?.type !== "string") return [];
      const fault = regexFault(regex.value);
      if (fault !== undefined) return [{ message: `${JSON.stringify(regex.value)} ${fault}`, at: whole(expr, regex) }];
      const groups = (regex.value.replace(/\\./g, "").match(/\((?!\?(?!P?<))/g) ?? []).length;
      return [...replacement.value.matchAll(/\$(\d+)|\$\{(\d+)\}/g)]
        .filter(([, bare, braced]) => Number(bare ?? braced) > groups)
        .map(([text]) => ({
          message: `the regular expression has ${groups} group${groups === 1 ? "" : "s"}; ${text} is none of them.`,
          at: whole(expr, replacement),
        }));
    }),
};
