/** The text of a small dashboard. */
export function dashboardText(uid: string, title: string, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ uid, title, tags: ["a"], panels: [], ...more });
}
