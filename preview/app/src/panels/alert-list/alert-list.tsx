import { FieldType, getDisplayProcessor } from "@grafana/data";
import { BigValue, BigValueColorMode, BigValueGraphMode, useTheme2 } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { type AlertListOptions, alertListDefaults, shownStates } from "./alert-list-options.ts";
import { Alerts } from "./alerts.tsx";
import { askRules, rulesOf } from "./ask-rules.ts";
import { type Matcher, readMatchers } from "./matchers.ts";
import { RuleItem } from "./rule-item.tsx";
import { type AlertingRule, groupedAlerts, shownRules, sortedRules } from "./rules.ts";

/** Alerting rules and their alerts, as Prometheus has them now. */
export const alertList = panelKind<AlertListOptions>({
  component: AlertList,
  options: alertListDefaults,
  drawsQueries: false,
  ask: askRules,
  askAgainMs: 20_000,
});

function AlertList(props: PanelProps<AlertListOptions>): ReactNode {
  const { data, options, height, replaceVariables } = props;
  const theme = useTheme2();
  const matchers = useMemo<readonly Matcher[] | Error>(() => {
    try {
      return readMatchers(replaceVariables(options.alertInstanceLabelFilter));
    } catch (error) {
      return error as Error;
    }
  }, [options.alertInstanceLabelFilter, replaceVariables]);
  if (matchers instanceof Error) return <div role="alert">The filter of alerts cannot be read: {matchers.message}</div>;
  const folder = options.folder?.title;
  const rules = shownRules(rulesOf(data), {
    name: replaceVariables(options.alertName || (options.nameFilter ?? "")),
    states: shownStates(options),
    alerts: matchers,
    ...(folder === undefined || folder === "" ? {} : { folder }),
    ...(options.dashboardAlerts ? { dashboardUid: location.pathname.split("/")[2] ?? "" } : {}),
  });
  if (options.viewMode === "stat") return <Count {...props} count={rules.length} />;
  if (rules.length === 0)
    return <p style={{ color: theme.colors.text.secondary, textAlign: "center" }}>No alerts matching filters</p>;
  return (
    <div style={{ height, overflow: "auto" }}>
      {options.groupMode === "custom" && options.groupBy.length > 0 ? (
        <Groups {...props} rules={rules} />
      ) : (
        <ol style={{ listStyle: "none" }}>
          {sortedRules(rules, options.sortOrder)
            .slice(0, options.maxItems)
            .map((rule) => (
              <RuleItem
                key={`${rule.file} ${rule.group} ${rule.name} ${rule.query}`}
                rule={rule}
                open={options.showInstances}
              />
            ))}
        </ol>
      )}
    </div>
  );
}

function Groups({
  rules,
  options,
}: PanelProps<AlertListOptions> & { readonly rules: readonly AlertingRule[] }): ReactNode {
  const theme = useTheme2();
  return groupedAlerts(rules, options.groupBy)
    .slice(0, options.maxItems)
    .map(({ labels, alerts }) => {
      const name = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
      return (
        <section key={name.join()} style={{ marginBottom: theme.spacing(1) }}>
          <h3 style={{ fontSize: theme.typography.body.fontSize, margin: 0 }}>
            {name.length === 0 ? "No grouping" : name.join(", ")}
          </h3>
          <Alerts alerts={alerts} open={options.showInstances} named />
        </section>
      );
    });
}

function Count({ width, height, count }: PanelProps<AlertListOptions> & { readonly count: number }): ReactNode {
  const theme = useTheme2();
  const display = getDisplayProcessor({ field: { type: FieldType.number, config: {} }, theme });
  return (
    <BigValue
      {...{ width, height, theme }}
      value={{ ...display(count), color: theme.visualization.getColorByName(count > 0 ? "red" : "green") }}
      colorMode={BigValueColorMode.Background}
      graphMode={BigValueGraphMode.None}
    />
  );
}
