import {
  entryOf,
  type FileText,
  fileText,
  readYaml,
  type YamlMap,
  type YamlNode,
  type YamlReading,
} from "../../alerts/kit/index.ts";
import { jsonFault, nodeOf } from "../../dashboards/kit/index.ts";
import type { Finding } from "../../problems/index.ts";

/** What a file is, as its content says. */
export type FileKind =
  | "rule file"
  | "rule test"
  | "Alertmanager configuration"
  | "Prometheus configuration"
  | "dashboard"
  | "stack"
  | "not JSON"
  | "not YAML"
  | "not text"
  | "unknown";

/** A file that was read. */
export interface KindReading {
  readonly kind: FileKind;
  readonly file: FileText;
  readonly reading: YamlReading;
  /** Why it is no JSON, where it has to be. */
  readonly fault?: Finding;
}

/** Reads a file and says what it is; JSON is read as the YAML it is, so that every value has its place. */
export function readKind(name: string, text: string): KindReading {
  const file = fileText(name, text);
  if (isMeantAsJson(name, text)) {
    const fault = jsonFault(text, name);
    if (fault !== undefined) return { kind: "not JSON", file, reading: { documents: [], faults: [] }, fault };
  }
  const reading = readWhole(text);
  const [root] = reading.documents;
  const kind = root === undefined ? (reading.faults.length > 0 ? "not YAML" : "unknown") : kindOf(root);
  return { kind, file, reading };
}

/** YAML written in braces is taken for YAML by its name. */
function isMeantAsJson(name: string, text: string): boolean {
  return /\.json$/i.test(name) || (/^\uFEFF?\s*\{/.test(text) && !/\.ya?ml$/i.test(name));
}

/** What JSON allows and YAML does not, such as nesting without end, is read without places. */
function readWhole(text: string): YamlReading {
  const reading = readYaml(text);
  if (reading.documents.length > 0 || !/^\uFEFF?\s*\{/.test(text)) return reading;
  try {
    return { documents: [nodeOf(JSON.parse(text.replace(/^\uFEFF/, "")))], faults: [] };
  } catch {
    return reading;
  }
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
