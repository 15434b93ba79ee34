/** A dashboard as the list shows it. */
export interface ListedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Name of the folder it is shown in; "" at the top. */
  readonly folder: string;
  /** What it was read from, relative to the source. */
  readonly file: string;
}

/** Why a file, or a part of the source, gives no dashboard. */
export interface DashboardFault {
  readonly file: string;
  readonly message: string;
}

/** Everything there is, by folder and title. */
export interface DashboardList {
  /** Another one whenever anything in it, or in a dashboard, is another. */
  readonly revision: string;
  readonly dashboards: readonly ListedDashboard[];
  readonly faults: readonly DashboardFault[];
}

/** A dashboard with its content: Grafana's classic JSON. */
export interface OpenedDashboard extends ListedDashboard {
  /** Digest of the content. */
  readonly revision: string;
  readonly dashboard: Readonly<Record<string, unknown>>;
}

/** What happens in a source. The list already has the change when it is told. */
export type DashboardEvent =
  | { readonly kind: "dashboards"; readonly changed: readonly string[]; readonly removed: readonly string[] }
  | DashboardNotice;

/** What a source does that takes a while, or does in vain: the dashboards of before stay. It holds until dashboards are told of, or another notice. */
export type DashboardNotice = { readonly kind: "building" } | { readonly kind: "fault"; readonly message: string };

/** Where the dashboards come from: a folder of files, or whatever renders them. */
export interface DashboardSource {
  list(): DashboardList;
  get(uid: string): OpenedDashboard | undefined;
  /** Tells of every change from now on; what is returned ends that. */
  subscribe(listener: (event: DashboardEvent) => void): () => void;
  close(): Promise<void>;
}
