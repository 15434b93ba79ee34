import type { Variable } from "../../metrics/kit/index.ts";
import { panelId } from "./identity.ts";
import { datasourceVariable } from "./variables/index.ts";

/** Address of a dashboard from Grafana's root, opened on one panel where a key is given. Alerts link with it. */
export function dashboardUrl(uid: string, panelKey?: string): string {
  return panelKey === undefined ? `/d/${uid}` : `/d/${uid}?viewPanel=${panelId(panelKey)}`;
}

/** What is chosen on the page a link leads to: a text, a label of what was clicked, or what is chosen here. */
export type Choices = { readonly [variable: string]: string | Variable };

export interface DashboardLinkOptions<Chosen extends Choices> {
  readonly title: string;
  /** Key of the panel to open, alone on the page. @default the whole dashboard */
  readonly panel?: string;
  /**
   * `{ route: clicked("route"), instance: variable("instance") }`: these are set, and no others.
   * @default every variable of this page is carried over
   */
  readonly variables?: Chosen;
}

/**
 * A link to another dashboard that carries the time range, the data source and variables: for `links` of a dashboard or a
 * panel, and for `dataLinks`, where the labels that it names are held to those of the queries.
 */
export function dashboardLink<const Chosen extends Choices = Record<never, never>>(
  uid: string,
  { title, panel, variables }: DashboardLinkOptions<Chosen>,
): { readonly title: string; readonly url: DashboardLinkUrl<Chosen> } {
  const parameters = [
    ...(panel === undefined ? [] : [`viewPanel=${panelId(panel)}`]),
    // Grafana writes from=…&to=… here, and var-…=… for every variable.
    `\${__url_time_range}`,
    ...(variables === undefined ? [`\${__all_variables}`] : choices(variables)),
  ];
  return { title, url: `/d/${uid}?${parameters.join("&")}` as DashboardLinkUrl<Chosen> };
}

/** The address as far as the compiler has to know it: the texts chosen, with the labels that they name. */
export type DashboardLinkUrl<Chosen extends Choices> = [TextsIn<Chosen>] extends [never]
  ? `/d/${string}`
  : `/d/${string}=${TextsIn<Chosen>}`;

type TextsIn<Chosen extends Choices> = Extract<Chosen[keyof Chosen], string>;

function choices(variables: Choices): string[] {
  return Object.entries({ [datasourceVariable]: { variable: datasourceVariable }, ...variables }).map(
    ([name, value]) => {
      if (typeof value === "string") return `var-${name}=${encoded(value)}`;
      // Writes name and values, however many are chosen.
      return value.variable === name ? `\${${name}:queryparam}` : `var-${name}=\${${value.variable}:percentencode}`;
    },
  );
}

// What Grafana fills in may hold any character; what is written here is encoded as it stands.
function encoded(text: string): string {
  return text.replaceAll(/\$\{[^}]*\}|[^$]+|\$/g, (part) => {
    if (!part.startsWith("${")) return encodeURIComponent(part);
    return part.includes(":") ? part : `${part.slice(0, -1)}:percentencode}`;
  });
}
