import { panelId } from "./identity.ts";

/** Address of a dashboard from Grafana's root, opened on one panel where a key is given. Alerts link with it. */
export function dashboardUrl(uid: string, panelKey?: string): string {
  return panelKey === undefined ? `/d/${uid}` : `/d/${uid}?viewPanel=${panelId(panelKey)}`;
}
