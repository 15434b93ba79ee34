import { type Text, within } from "../../../../alerts/kit/checks/index.ts";
import type { Panel } from "../../panel.ts";
import type { CheckedDashboard, CheckedPanel } from "../../subject/index.ts";
import type { Check, Fault } from "../check.ts";

export const words: Check = {
  id: "dashboards/words",
  severity: "warning",
  severityOfDefinitions: "error",
  summary: "A title or a description is empty; in a definition also an owner, a purpose, a text, a reason for no data.",
  why: "Whoever is woken at night sees a number and cannot tell what it is, whether it is good, and whom to ask.",
  remedy: "Write what is missing.",
  bad: '{ "panels": [{ "title": "Requests", "description": "" }] }',
  good: '{ "panels": [{ "title": "Requests", "description": "Requests answered in a second." }] }',
  of: "dashboard",
  run: (dashboard) => [
    ...missing("title", dashboard.title, "Name what is watched.", "error"),
    ...ofDefinition(dashboard),
    ...dashboard.panels.flatMap(ofPanel),
  ],
};

function ofDefinition({ definition, rows, variables, annotations }: CheckedDashboard): readonly Fault[] {
  if (definition === undefined) return [];
  return [
    ...missing("owner", { value: definition.owner }, "Name the team to ask."),
    ...missing("purpose", { value: definition.purpose }, "Say in one sentence which question the dashboard answers."),
    ...rows.flatMap(({ title, path }) => at(path, missing("title", title, "Name what its panels have in common."))),
    ...variables.flatMap(({ name, title }) =>
      missing(`title of the variable "${name.value}"`, title, "Name the choice."),
    ),
    ...annotations.flatMap(({ name }) => missing("name of an annotation", name, "Name its switch.")),
  ];
}

function ofPanel(panel: CheckedPanel): readonly Fault[] {
  const { type, title, description, content, definition, library } = panel;
  const reasons = definition === undefined ? [] : reasonsOf(definition);
  // What a library panel is called and says stands elsewhere; a text needs no heading of its own.
  if (library !== undefined || (definition === undefined && !panel.hasData)) return [];
  if (definition?.kind === "heading" && title.value.trim() !== "") return [];
  if (reasons.length === 0 && title.value.trim() !== "" && description.value.trim() !== "" && type.value !== "text")
    return [];
  const where = { path: panel.path, at: panel.at };
  return [
    ...missing("title", title, "Name what is drawn."),
    ...(definition?.kind === "heading"
      ? []
      : type.value === "text"
        ? missing("content", content ?? { value: "" }, "Write it, or leave the panel out.")
        : missing("description", description, "Say what is shown and what a good value looks like.")),
    ...reasons.flatMap((reason) =>
      missing("reason in mayBeEmpty", { value: reason }, "Say why no data is right while all is well."),
    ),
  ].map((fault) => ({ ...fault, ...where }));
}

function reasonsOf(panel: Panel): readonly string[] {
  const own = "mayBeEmpty" in panel ? [panel.mayBeEmpty] : [];
  const ofQueries = "queries" in panel ? panel.queries.map(({ mayBeEmpty }) => mayBeEmpty) : [];
  return [...own, ...ofQueries].filter((reason) => reason !== undefined);
}

function missing(what: string, text: Text, hint: string, severity?: Fault["severity"]): readonly Fault[] {
  if (text.value.trim() !== "") return [];
  return [
    {
      message: `the ${what} is empty.`,
      hint,
      ...(severity === undefined ? {} : { severity }),
      ...(text.place === undefined ? {} : { at: within(text) }),
    },
  ];
}

function at(path: string, faults: readonly Fault[]): readonly Fault[] {
  return faults.map((fault) => ({ ...fault, path }));
}
