import { notDescribedYet } from "../../placeholder.ts";
import type { Check } from "../check.ts";

export const placeholder: Check = {
  id: "dashboards/placeholder",
  severity: "warning",
  summary: "A description, purpose or owner is still what the import put there.",
  why: "Whoever reads the panel learns nothing from it.",
  remedy: "Write what is shown, and what a good value looks like.",
  bad: "",
  good: "",
  only: "definitions",
  of: "dashboard",
  run: ({ definition, panels }) => {
    if (definition === undefined) return [];
    const { owner, purpose } = definition;
    const own = Object.entries({ owner, purpose }).flatMap(([what, text]) =>
      text === notDescribedYet
        ? [
            {
              message: `the ${what} is not written yet.`,
              hint:
                what === "owner"
                  ? "Name the team to ask."
                  : "Say in one sentence which question the dashboard answers.",
            },
          ]
        : [],
    );
    const described = panels
      .filter(({ description }) => description.value === notDescribedYet)
      .map(({ path }) => ({
        path,
        message: "the description is not written yet.",
        hint: "Say what is shown and what a good value looks like.",
      }));
    return [...own, ...described];
  },
};
