/** What the server tells of itself. */
export interface PreviewSettings {
  readonly title: string;
  readonly version: string;
  readonly scrapeInterval: string;
  /** Where people find Prometheus's own pages, if the server was told. */
  readonly prometheusUrl?: string;
}

/** A dashboard as a list shows it. */
export interface ListedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** "" at the top. */
  readonly folder: string;
  readonly file: string;
}

export interface DashboardFault {
  readonly file: string;
  readonly message: string;
}

export interface DashboardList {
  readonly revision: string;
  readonly dashboards: readonly ListedDashboard[];
  readonly faults: readonly DashboardFault[];
}

export interface ServedDashboard {
  readonly revision: string;
  readonly folder: string;
  readonly file: string;
  /** Whatever the file has. */
  readonly dashboard: unknown;
}
