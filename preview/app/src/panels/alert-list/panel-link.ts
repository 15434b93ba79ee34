/** Where the panel of a rule is: by the annotations that Grafana keeps it in, or by the first that holds a dashboard's address. */
export function panelLink(annotations: Readonly<Record<string, string>>): string | undefined {
  const { __dashboardUid__: uid, __panelId__: panel } = annotations;
  if (uid !== undefined && uid !== "") {
    return `/d/${encodeURIComponent(uid)}${panel === undefined ? "" : `?viewPanel=${encodeURIComponent(panel)}`}`;
  }
  for (const text of Object.values(annotations)) {
    const found = /(?:^|\/\/[^/\s]+)(\/d\/[\w%./-]+(?:\?\S*)?)$/.exec(text.trim());
    if (found !== null) return found[1];
  }
  return undefined;
}
