import type { Finding } from "../../../problems/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import type { StateTimelinePanel } from "../panels/index.ts";
import { eachPanel } from "./each.ts";
import { fault } from "./finding.ts";

/** Every query of a state timeline says what its numbers mean, and every colour is for a state that there is. */
export function checkStates(dashboard: DashboardOptions): Finding[] {
  return eachPanel(dashboard).flatMap(({ path, panel }) =>
    panel.kind === "state-timeline" ? [...nameless(path, panel), ...unknownColors(path, panel)] : [],
  );
}

function nameless(path: string, { queries }: StateTimelinePanel): Finding[] {
  return queries
    .filter(({ values }) => values.length === 0)
    .map(({ legend }) =>
      fault("states", path, `the query "${legend}" names no states.`, "Take what a state set's timeline() gives."),
    );
}

function unknownColors(path: string, { queries, colors = {} }: StateTimelinePanel): Finding[] {
  const states = queries.flatMap(({ values }) => values.map(({ text }) => text));
  return Object.keys(colors)
    .filter((name) => !states.includes(name))
    .map((name) =>
      fault("states", path, `"${name}" has a colour and is no state (states: ${states.join(", ")}).`, "Correct it."),
    );
}
