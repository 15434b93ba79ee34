import type { DashboardJson } from "../dashboard/index.ts";

/** What the server tells of itself. */
export interface PreviewSettings {
  readonly title: string;
  readonly version: string;
  readonly scrapeInterval: string;
}

/** A dashboard as a list shows it. */
export interface ListedDashboard {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly folder: string;
  readonly file: string;
}

export interface DashboardList {
  readonly revision: string;
  readonly dashboards: readonly ListedDashboard[];
  readonly faults: readonly { readonly file: string; readonly message: string }[];
}

export interface ServedDashboard {
  readonly revision: string;
  readonly folder: string;
  readonly file: string;
  readonly dashboard: DashboardJson;
}

/** Asks the preview's own server; throws an Error with its words. */
export async function askServer<Data>(path: string): Promise<Data> {
  const response = await fetch(path);
  const body = (await response.json().catch(() => ({ error: `HTTP ${response.status}` }))) as Data & { error?: string };
  if (!response.ok) throw new Error(body.error ?? `HTTP ${response.status}`);
  return body;
}
