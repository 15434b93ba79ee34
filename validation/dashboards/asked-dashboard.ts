import { type Dashboard, dashboardJson, panelId } from "../../dashboards/kit/index.ts";
import {
  layoutOf,
  type PanelJson,
  type RepeatScope,
  readDashboard,
  type ScopesOf,
  type TargetJson,
  type VariableJson,
} from "../../preview/app/src/dashboard/index.ts";

/** A dashboard as a viewer's browser gets it, beside what its definition knows. */
export interface AskedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly variables: readonly VariableJson[];
  /** Queries to Prometheus in reading order, those of folded rows among them: somebody unfolds them. */
  readonly queries: (scopesOf: ScopesOf) => readonly AskedQuery[];
}

/** A query of a panel before its variables are filled in. */
export interface AskedQuery {
  readonly panel: PanelJson;
  readonly title: string;
  readonly target: TargetJson;
  /** The values of repeated rows and panels that it is asked for. */
  readonly scopes: readonly RepeatScope[];
  /** Why no data is right while all is well, where the definition says so. */
  readonly mayBeEmpty?: string;
}

/** What a browser gets of a dashboard: its JSON, with the definition's own word on panels that may be empty. */
export function askedDashboard(dashboard: Dashboard): AskedDashboard {
  const json = readDashboard(JSON.parse(dashboardJson(dashboard)));
  const reasons = reasonsOf(dashboard);
  return {
    uid: dashboard.uid,
    title: dashboard.title,
    variables: json.templating?.list ?? [],
    queries: (scopesOf) =>
      layoutOf(json, { scopesOf, all: true }).flatMap(({ panel, scopes }) =>
        targetsOf(panel).map((target) => {
          const mayBeEmpty = reasons.get(panel.id)?.[panel.targets?.indexOf(target) ?? 0];
          const title = panel.title === undefined || panel.title === "" ? `panel ${panel.id}` : panel.title;
          return { panel, title, target, scopes, ...(mayBeEmpty !== undefined && { mayBeEmpty }) };
        }),
      ),
  };
}

/** Of each panel by its id, in the order of its queries. */
function reasonsOf({ rows }: Dashboard): ReadonlyMap<number, readonly (string | undefined)[]> {
  const panels = rows.flatMap((row) => row.panels);
  return new Map(
    panels.flatMap((panel) =>
      "queries" in panel ? [[panelId(panel.key), panel.queries.map(({ mayBeEmpty }) => mayBeEmpty)]] : [],
    ),
  );
}

/** The shown queries to Prometheus. */
function targetsOf({ targets = [], datasource }: PanelJson): readonly TargetJson[] {
  return targets.filter(({ expr = "", hide, datasource: own }) => {
    const { type = "prometheus", uid = "" } = own ?? datasource ?? {};
    return hide !== true && expr.trim() !== "" && type === "prometheus" && !uid.startsWith("-- ");
  });
}
