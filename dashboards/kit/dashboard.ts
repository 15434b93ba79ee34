import type { Annotation } from "./annotation.ts";
import type { Panel, PanelLike } from "./panel.ts";
import type { Link } from "./panels/index.ts";
import { substitute } from "./revise.ts";
import type { Row } from "./row.ts";
import type { RowItem } from "./section.ts";
import type { DashboardVariable } from "./variables/index.ts";

type Span = `${number}${"s" | "m" | "h" | "d"}`;

export interface DashboardOptions {
  /** Address of the dashboard, kept for ever: at most 40 of `a-z`, `0-9` and `-`. */
  readonly uid: string;
  readonly title: string;
  /** Team to ask. */
  readonly owner: string;
  /** The question the dashboard answers, in one sentence. */
  readonly purpose: string;
  readonly rows: readonly Row[];
  /**
   * Beside the datasource, which is always there, and those that selectors use: `variable("instance")` in a selector is
   * enough for one. Declare it to give it another title or other values.
   * @default none
   */
  readonly variables?: readonly DashboardVariable[];
  /** Beside `sightline`, which links all dashboards to each other. @default none */
  readonly tags?: readonly string[];
  /** How often it asks again. @default "30s" */
  readonly refresh?: Span | "off";
  /** Range it opens with. @default the last hour */
  readonly time?: { readonly from: `now-${Span}`; readonly to: "now" | `now-${Span}` };
  /** Links beside the title. @default none */
  readonly links?: readonly Link[];
  /** Marks on every graph. @default the alerts that its panels watch, while they fire */
  readonly annotations?: readonly Annotation[];
  /** What Grafana takes its raw panels for: it brings those of an older schema up to date itself. @default 42 */
  readonly schemaVersion?: number;
  /** Findings of checks that are right here, each with its reason. @default none */
  readonly ignore?: readonly { readonly check: string; readonly panel?: string; readonly reason: string }[];
}

/** A dashboard, and ways to make another one from it. None of them changes the one they are called on. */
export interface Dashboard extends DashboardOptions {
  /** Without the panel; a row or section left empty goes too, and so do variables that only this panel used. */
  without(key: string): Dashboard;
  replace(key: string, panel: PanelLike): Dashboard;
  after(key: string, ...panels: readonly RowItem[]): Dashboard;
  before(key: string, ...panels: readonly RowItem[]): Dashboard;
  mapPanel(key: string, change: (panel: Panel) => PanelLike): Dashboard;
  /** With other options, for example a uid of its own beside the original. */
  with(options: Partial<DashboardOptions>): Dashboard;
}

/**
 * Defines a dashboard. Nothing is checked here: `checkDashboards` and `renderDashboard` report everything at once.
 *
 * @throws DefinitionError from the revising methods, when no panel has the key or the dashboard is not whole.
 */
export function dashboard(options: DashboardOptions): Dashboard {
  const revised = (key: string, others: (panel: Panel) => readonly RowItem[]) =>
    dashboard(substitute(options, key, others));
  return {
    ...options,
    without: (key) => revised(key, () => []),
    replace: (key, panel) => revised(key, () => [panel]),
    after: (key, ...panels) => revised(key, (panel) => [panel, ...panels]),
    before: (key, ...panels) => revised(key, (panel) => [...panels, panel]),
    mapPanel: (key, change) => revised(key, (panel) => [change(panel)]),
    with: (changes) => dashboard({ ...options, ...changes }),
  };
}
