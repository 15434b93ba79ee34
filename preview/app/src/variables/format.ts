/** How a value is written into a text. */
export type FormatName = "regex" | "raw" | "text" | "csv" | "pipe" | "glob" | "json" | "percentencode" | "queryparam";

/** A value as `format` asks for it; a format nobody knows is read as `glob`, as Grafana does. */
export function formatValue(value: string | readonly string[], format: FormatName): string {
  const all = typeof value === "string" ? [value] : value;
  switch (format) {
    case "regex":
      return typeof value === "string" ? value : regexOf(value);
    case "raw":
    case "csv":
      return all.join(",");
    case "text":
      return all.join(" + ");
    case "pipe":
      return all.join("|");
    case "json":
      return JSON.stringify(value);
    case "percentencode":
    case "queryparam":
      return encodeURIComponent(all.join(","));
    default:
      return all.length === 1 ? (all[0] ?? "") : `{${all.join(",")}}`;
  }
}

/** Escaped for a regular expression inside a PromQL string, which takes a backslash for its own. */
function regexOf(values: readonly string[]): string {
  const escaped = values.map((value) => value.replaceAll("\\", "\\\\\\\\").replaceAll(/[$^*{}[\]'+?.()|]/g, "\\\\$&"));
  return escaped.length === 1 ? (escaped[0] ?? "") : `(${escaped.join("|")})`;
}
