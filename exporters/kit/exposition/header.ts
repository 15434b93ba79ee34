import type { MetricDefinition } from "../../../metrics/kit/index.ts";

/** The two text formats: Prometheus's own, version 0.0.4, and OpenMetrics 1.0. */
export type Format = "text" | "openmetrics";

/** The comment lines before a family's samples. Source: https://prometheus.io/docs/specs/om/open_metrics_spec/ */
export function familyHeader(definition: MetricDefinition, format: Format): string {
  return format === "text" ? textHeader(definition) : openMetricsHeader(definition);
}

function textHeader({ name, type, help }: MetricDefinition): string {
  return `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type === "counter" || type === "summary" ? type : "gauge"}\n`;
}

/** A counter's family is called without `_total`; the unit may only be told when the name ends in it. */
function openMetricsHeader(definition: MetricDefinition): string {
  const { name, type, help, unit } = definition;
  const family = type === "counter" ? name.replace(/_total$/, "") : name;
  const lines = [`# HELP ${family} ${escapeHelp(help).replaceAll('"', '\\"')}`];
  lines.push(`# TYPE ${family} ${openMetricsType(definition)}`);
  if (unit !== undefined && family.endsWith(`_${unit}`)) lines.push(`# UNIT ${family} ${unit}`);
  return `${lines.join("\n")}\n`;
}

/** The format's state set names the label after the family, its counter ends in `_total`; what differs keeps to weaker types. */
function openMetricsType({ type, name, stateLabel }: MetricDefinition): string {
  if (type === "stateset") return stateLabel === name ? "stateset" : "gauge";
  return type === "counter" && !name.endsWith("_total") ? "unknown" : type;
}

function escapeHelp(help: string): string {
  return help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}
