import { Icon, type IconName, useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { age } from "../kit/index.ts";
import { Alerts, useStateColor } from "./alerts.tsx";
import { panelLink } from "./panel-link.ts";
import { type AlertingRule, activeSince, type RuleState, sortedAlerts, stateOf } from "./rules.ts";

const icons: Readonly<Record<RuleState, IconName>> = {
  firing: "exclamation-circle",
  error: "exclamation-triangle",
  pending: "clock-nine",
  normal: "check-circle",
};

/** A rule with its state, since when it has it, and its alerts. */
export function RuleItem({ rule, open }: { readonly rule: AlertingRule; readonly open: boolean }): ReactNode {
  const theme = useTheme2();
  const state = stateOf(rule);
  const color = useStateColor(state);
  const link = panelLink(rule.alerts[0]?.annotations ?? rule.annotations);
  const secondary = { color: theme.colors.text.secondary };
  return (
    <li
      data-rule={rule.name}
      data-rule-state={state}
      style={{
        display: "flex",
        gap: theme.spacing(1),
        padding: theme.spacing(1),
        marginBottom: theme.spacing(0.5),
        background: theme.colors.background.secondary,
        borderRadius: theme.shape.radius.default,
      }}
    >
      <Icon name={icons[state]} size="lg" style={{ color }} />
      <div style={{ flex: 1, minWidth: 0 }}>
        <div style={{ display: "flex", gap: theme.spacing(1), justifyContent: "space-between" }}>
          <strong title={rule.query}>{rule.name}</strong>
          {link !== undefined && (
            <a href={link} style={{ color: theme.colors.text.link, fontSize: theme.typography.bodySmall.fontSize }}>
              View panel
            </a>
          )}
        </div>
        <div style={secondary}>
          <span style={{ color }}>{words[state]}</span>
          {rule.alerts.length > 0 && ` for ${age(Date.now() - activeSince(rule))}`}
        </div>
        {state === "error" && <div role="alert">{rule.lastError}</div>}
        {rule.alerts.length === 1 && <div>{rule.alerts[0]?.annotations.summary}</div>}
        {rule.alerts.length > 0 && <Alerts alerts={sortedAlerts(rule.alerts)} open={open} named={false} />}
      </div>
    </li>
  );
}

const words: Readonly<Record<RuleState, string>> = {
  firing: "Firing",
  error: "Error",
  pending: "Pending",
  normal: "Normal",
};
