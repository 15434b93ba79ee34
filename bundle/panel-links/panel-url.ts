import { type Alert, canLeave, milliseconds, nodesIn, selectorsIn, type TemplatePart } from "../../alerts/kit/index.ts";
import { type Dashboard, dashboardUrl, variablesOf } from "../../dashboards/kit/index.ts";
import type { WatchingPanel } from "./watching-panels.ts";

/** The address of a panel from the viewer's root, opened on what the alert is about and on all that it looked at. */
export function panelUrl(alert: Alert, { dashboard, panel }: WatchingPanel): readonly TemplatePart[] {
  return [`${dashboardUrl(dashboard.uid, panel.key)}${timesOf(alert, dashboard)}`, ...choicesOf(alert, dashboard)];
}

/** Each variable whose label is among the alert's, or has one value by its rule or its expression, with that value. */
function choicesOf(alert: Alert, dashboard: Dashboard): readonly TemplatePart[] {
  return variablesOf(dashboard).flatMap((variable): readonly TemplatePart[] => {
    if (!("label" in variable)) return [];
    const { name, label } = variable;
    if (canLeave(alert.expr, label)) return [{ parameter: `var-${name}`, label }];
    const value = alert.labels[label] ?? pinned(alert, label);
    return value === undefined ? [] : [`&var-${name}=${encodeURIComponent(value)}`];
  });
}

function pinned({ expr }: Alert, label: string): string | undefined {
  const matchers = selectorsIn(expr).flatMap((selector) => selector.matchers.filter((one) => one.label === label));
  const [first, ...others] = new Set(matchers.map(({ op, value }) => (op === "=" ? value : undefined)));
  return others.length === 0 ? first : undefined;
}

/** A dashboard that opens on less than the alert looks back shows twice as much. */
function timesOf(alert: Alert, { time }: Dashboard): string {
  const looked = 2 * lookback(alert);
  const opensOn = milliseconds((time?.from ?? "now-1h").replace("now-", ""));
  return looked <= opensOn ? "" : `&from=now-${Math.ceil(looked / milliseconds("1h"))}h&to=now`;
}

function lookback({ expr, for: waits = "0s" }: Alert): number {
  const ranges = nodesIn(expr.node).flatMap((node) =>
    node.type === "range" || node.type === "subquery" ? [milliseconds(node.range)] : [],
  );
  return Math.max(0, ...ranges) + milliseconds(waits);
}
