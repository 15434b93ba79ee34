/** Where a finding is, in the words of whoever wrote the dashboard. */
export function dashboardPath(uid: string): string {
  return `dashboards/${uid}`;
}

export function rowPath(uid: string, title: string): string {
  return `${dashboardPath(uid)} › row "${title}"`;
}

export function panelPath(uid: string, row: string, key: string): string {
  return `${rowPath(uid, row)} › panel "${key}"`;
}
