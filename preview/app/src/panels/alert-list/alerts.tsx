import { Button, useTheme2 } from "@grafana/ui";
import { type ReactNode, useState } from "react";
import { age } from "../kit/index.ts";
import type { RuleAlert, RuleState } from "./rules.ts";

/** Alerts behind their number. */
export function Alerts(props: {
  readonly alerts: readonly RuleAlert[];
  readonly open: boolean;
  /** Whether it is told of which rule each is. */
  readonly named: boolean;
}): ReactNode {
  const { alerts, named } = props;
  const [open, setOpen] = useState(props.open);
  const theme = useTheme2();
  return (
    <div>
      <Button
        fill="text"
        variant="secondary"
        size="sm"
        icon={open ? "angle-down" : "angle-right"}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        style={{ paddingLeft: 0 }}
      >
        {alerts.length === 1 ? "1 instance" : `${alerts.length} instances`}
      </Button>
      {open && (
        <ul style={{ listStyle: "none" }}>
          {alerts.map((alert) => (
            <Alert key={JSON.stringify(alert.labels)} alert={alert} named={named} />
          ))}
        </ul>
      )}
      <div style={{ height: theme.spacing(0.5) }} />
    </div>
  );
}

function Alert({ alert, named }: { readonly alert: RuleAlert; readonly named: boolean }): ReactNode {
  const { labels, annotations, state, activeAt } = alert;
  const theme = useTheme2();
  const color = useStateColor(state);
  const { alertname = "", ...others } = labels;
  return (
    <li data-alert={alertname} data-alert-state={state} style={{ padding: theme.spacing(0.5, 0) }}>
      {named && <strong>{alertname} </strong>}
      <span style={{ color }}>{state === "firing" ? "Firing" : "Pending"}</span> for{" "}
      {age(Date.now() - Date.parse(activeAt))}
      {annotations.summary !== undefined && <div>{annotations.summary}</div>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: theme.spacing(0.5) }}>
        {Object.entries(others).map(([label, value]) => (
          <code key={label}>
            {label}={value}
          </code>
        ))}
      </div>
    </li>
  );
}

/** Red for what fires, yellow for what may. */
export function useStateColor(state: RuleState): string {
  const { colors } = useTheme2();
  if (state === "firing" || state === "error") return colors.error.text;
  return state === "pending" ? colors.warning.text : colors.success.text;
}
