import { variableUses } from "../../variables/index.ts";
import type { Check } from "../check.ts";

export const variableLabel: Check = {
  id: "dashboards/variable-label",
  severity: "error",
  summary: "A variable that is not declared is held against several labels.",
  why: "Which values it offers is told by the label; with two, it would offer those of one and match the other by them.",
  remedy: "Give each label a variable of its own, or declare the variable.",
  bad: "",
  good: "",
  only: "definitions",
  of: "dashboard",
  run: ({ definition }) => {
    if (definition === undefined) return [];
    const { variables: declared = [] } = definition;
    const uses = variableUses(definition).filter(({ name }) => declared.every((one) => one.name !== name));
    return [...Map.groupBy(uses, ({ name }) => name)].flatMap(([name, some]) => {
      const labels = [...new Set(some.map(({ label }) => label))];
      if (labels.length === 1) return [];
      return [
        {
          message: `$${name} stands for several labels: ${labels.join(", ")}.`,
          hint: `Give each a variable of its own, or say whose values are meant: variables: [labelVariable("${name}", …)].`,
        },
      ];
    });
  },
};
