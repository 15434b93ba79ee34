/** A series as PromQL writes it: `name{label="value"}`; the expression where it has no labels at all. */
export function seriesName(metric: Readonly<Record<string, string>>, expr: string): string {
  const { __name__: name = "", ...labels } = metric;
  const inner = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  if (inner.length === 0) return name === "" ? expr : name;
  return `${name}{${inner.join(", ")}}`;
}

/** The legend's template with each `{{label}}` replaced; an absent label leaves nothing. */
export function legendName(template: string, metric: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*(.+?)\s*\}\}/g, (_match, label: string) => metric[label] ?? "");
}
