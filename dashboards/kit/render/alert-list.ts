import { narrow, print, select } from "../../../metrics/kit/index.ts";
import type { AlertListPanel } from "../panels/index.ts";
import { datasourceNames } from "../provisioning/index.ts";
import type { Body } from "./body.ts";

/** The SDK has no builder for this panel; the names are those of Grafana's plugin `alertlist`. */
export function renderAlertList(panel: AlertListPanel): Body {
  const { labels = {}, name = "", states = ["firing", "pending"], groupBy = [], limit = 20 } = panel;
  const shown = new Set<string>(states);
  return {
    type: "alertlist",
    options: {
      alertInstanceLabelFilter: Object.keys(labels).length === 0 ? "" : matchers(labels),
      alertName: name,
      dashboardAlerts: false,
      // By name: the panel takes no variable here. Without it, Grafana's own alerts would be listed too.
      datasource: datasourceNames.prometheus,
      groupBy,
      groupMode: groupBy.length === 0 ? "default" : "custom",
      maxItems: limit,
      showInactiveAlerts: false,
      sortOrder: longestActiveFirst,
      stateFilter: {
        error: true,
        firing: shown.has("firing"),
        noData: false,
        normal: shown.has("inactive"),
        pending: shown.has("pending"),
        recovering: shown.has("firing"),
      },
      viewMode: "list",
    },
  };
}

const longestActiveFirst = 4;

// The panel fills variables in as a list in braces unless told to write a regular expression.
function matchers(labels: NonNullable<AlertListPanel["labels"]>): string {
  return print(narrow(select(""), labels)).replaceAll(
    /\$([A-Za-z_]\w*)/g,
    (_, variable: string) => `\${${variable}:regex}`,
  );
}
