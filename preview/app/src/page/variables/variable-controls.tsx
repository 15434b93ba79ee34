import { Icon, InlineLabel, Tooltip } from "@grafana/ui";
import type { ReactNode } from "react";
import { chosenInUrl, chosenSelection, type VariableState } from "../../variables/index.ts";
import { navigateWith } from "../router/index.ts";
import type { DashboardVariables } from "./use-variables.ts";
import { VariableInput } from "./variable-input.tsx";

/** A control for each variable that is shown, in the dashboard's order. */
export function VariableControls({
  variables: { states, asking, behind },
  search,
}: {
  readonly variables: DashboardVariables;
  readonly search: string;
}): ReactNode {
  const shown = [...states.values()].filter(({ variable }) => isShown(variable.type, variable.hide));
  if (shown.length === 0) return null;
  const chosen = chosenInUrl(
    shown.map(({ variable }) => variable),
    new URLSearchParams(search),
  );
  return (
    <section aria-label="Variables" style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
      {shown.map((state) => {
        const asked = chosen.get(state.variable.name);
        // What was chosen a moment ago is shown at once, whatever it is that still has to be asked for.
        const selection = behind && asked !== undefined ? chosenSelection(state.variable, asked) : state.selection;
        const { name } = state.variable;
        const shownState = { ...state, selection: labelled(state, selection) };
        return <VariableControl key={name} state={shownState} asking={asking.has(name)} />;
      })}
    </section>
  );
}

function VariableControl({ state, asking }: { readonly state: VariableState; readonly asking: boolean }): ReactNode {
  const { variable, error } = state;
  const { name, label, hide, description, type } = variable;
  const id = `var-${name}`;
  const unsupported = type === "adhoc" || type === "groupby";
  return (
    <div
      data-variable={name}
      data-variable-state={error === undefined ? (asking ? "loading" : "done") : "error"}
      style={{ display: "flex", alignItems: "center" }}
    >
      {hide !== 1 && (
        <InlineLabel width="auto" htmlFor={id} {...(description ? { tooltip: description } : {})}>
          {label || name}
        </InlineLabel>
      )}
      {unsupported ? (
        <InlineLabel
          width="auto"
          tooltip="Filters are added to queries by Grafana; the preview asks what the panels say."
        >
          {type === "adhoc" ? "Ad hoc filters" : "Group by"}: not previewed
        </InlineLabel>
      ) : (
        <VariableInput id={id} state={state} asking={asking} onChange={(values) => choose(name, values)} />
      )}
      {error !== undefined && (
        <Tooltip content={error}>
          <span role="alert" aria-label={`Variable ${name}: ${error}`} style={{ marginLeft: 4 }}>
            <Icon name="exclamation-triangle" style={{ color: "#f2495c" }} />
          </span>
        </Tooltip>
      )}
    </div>
  );
}

/** Constants are never shown, nor are those that a dashboard hides. */
function isShown(type: string, hide = 0): boolean {
  return hide !== 2 && type !== "constant" && type !== "system";
}

function labelled({ options }: VariableState, { value, text }: VariableState["selection"]): VariableState["selection"] {
  const textOf = (one: string, fallback: string) => options.find((option) => option.value === one)?.text ?? fallback;
  if (typeof value === "string") return { value, text: textOf(value, typeof text === "string" ? text : value) };
  return {
    value,
    text: value.map((one, index) => textOf(one, (typeof text === "string" ? text : text[index]) ?? one)),
  };
}

function choose(name: string, values: readonly string[]): void {
  navigateWith((parameters) => {
    parameters.delete(`var-${name}`);
    for (const value of values.length === 0 ? [""] : values) parameters.append(`var-${name}`, value);
    return parameters;
  });
}
