import {
  entryOf,
  type FileText,
  fileText,
  readYaml,
  type YamlMap,
  type YamlNode,
  type YamlReading,
} from "../../alerts/kit/index.ts";

/** What a file is, as its content says. */
export type FileKind =
  | "rule file"
  | "rule test"
  | "Alertmanager configuration"
  | "Prometheus configuration"
  | "dashboard"
  | "stack"
  | "not YAML"
  | "not text"
  | "unknown";

/** Reads a file and says what it is; JSON is read as the YAML it is. */
export function readKind(
  name: string,
  text: string,
): { readonly kind: FileKind; readonly file: FileText; readonly reading: YamlReading } {
  const file = fileText(name, text);
  const reading = readYaml(text);
  const [root] = reading.documents;
  return {
    kind: root === undefined ? (reading.faults.length > 0 ? "not YAML" : "unknown") : kindOf(root),
    file,
    reading,
  };
}

/** Classic JSON of any age, the answer of Grafana's API around it, or a resource of the second form. */
function isDashboard(root: YamlMap): boolean {
  const has = (...names: readonly string[]) => names.every((name) => entryOf(root, name) !== undefined);
  if (has("panels") || has("dashboard") || has("schemaVersion") || has("elements", "layout")) return true;
  const version = entryOf(root, "apiVersion")?.value;
  return (
    (has("rows") && has("title")) || (version?.kind === "text" && version.value.startsWith("dashboard.grafana.app/"))
  );
}

function kindOf(root: YamlNode): FileKind {
  if (root.kind !== "map") return "unknown";
  const has = (...names: readonly string[]) => names.every((name) => entryOf(root, name) !== undefined);
  const kind = entryOf(root, "kind")?.value;
  if (has("groups") || (kind?.kind === "text" && kind.value === "PrometheusRule")) return "rule file";
  if (has("rule_files", "tests") || (has("tests") && has("evaluation_interval"))) return "rule test";
  if (has("route") || has("receivers")) return "Alertmanager configuration";
  if (has("scrape_configs") || has("rule_files") || has("global")) return "Prometheus configuration";
  if (isDashboard(root)) return "dashboard";
  // A list of rules without its group, or a misspelt key: whoever wrote it meant rules.
  return has("group") || has("rules") || has("alert") || has("record") || has("Groups") ? "rule file" : "unknown";
}
