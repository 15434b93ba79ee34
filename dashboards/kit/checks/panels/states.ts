import { type Check, nothing } from "../check.ts";

export const states: Check = {
  id: "dashboards/states",
  severity: "error",
  summary:
    "A state timeline has a query that does not say what its numbers mean, or a colour for a state that there is not.",
  why: "It would show bare numbers, or leave a state gray that was meant to stand out.",
  remedy: "Use what a state set's `timeline()` gives, and its states.",
  bad: "",
  good: "",
  only: "definitions",
  of: "panel",
  run: ({ definition }) => {
    if (definition?.kind !== "state-timeline") return nothing;
    const { queries, colors = {} } = definition;
    const known = queries.flatMap(({ values }) => values.map(({ text }) => text));
    return [
      ...queries
        .filter(({ values }) => values.length === 0)
        .map(({ legend }) => ({
          message: `the query "${legend}" names no states.`,
          hint: "Take what a state set's timeline() gives.",
        })),
      ...Object.keys(colors)
        .filter((name) => !known.includes(name))
        .map((name) => ({
          message: `"${name}" has a colour and is no state (states: ${known.join(", ")}).`,
          hint: "Correct it.",
        })),
    ];
  },
};
