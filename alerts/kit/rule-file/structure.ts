import { didYouMean, type Finding, type Severity } from "../../../problems/index.ts";
import { type FileText, positionIn } from "./file-text.ts";
import { entriesOf, type YamlEntry, type YamlMap, type YamlNode } from "./yaml-node.ts";

/** Takes down what is wrong with the form of a file. */
export interface Structure {
  readonly file: FileText;
  readonly findings: Finding[];
}

/** Something at a place of a file. */
export function fault(
  { file, findings }: Structure,
  check: string,
  { path, message, hint, severity = "error" }: { path: string; message: string; hint?: string; severity?: Severity },
  { from, to }: { readonly from: number; readonly to: number },
): void {
  const at = positionIn(file, Math.max(0, from), Math.max(0, to));
  findings.push({ check: `rules/${check}`, severity, path, message, ...(hint === undefined ? {} : { hint }), at });
}

/** Keys of other systems that read the same files. */
const elsewhere: Readonly<Record<string, string>> = {
  partial_response_strategy: "Thanos",
  source_tenants: "Mimir",
  evaluation_delay: "Mimir",
  align_evaluation_time_on_interval: "Mimir",
  tenant: "VictoriaMetrics",
  concurrency: "VictoriaMetrics",
  type: "VictoriaMetrics",
  params: "VictoriaMetrics",
  headers: "VictoriaMetrics",
  update_entries_limit: "VictoriaMetrics",
};

/** Reports every key that Prometheus does not know, which makes it refuse the file. */
export function checkKeys(structure: Structure, map: YamlMap, known: readonly string[], path: string): void {
  for (const { key } of entriesOf(map)) {
    if (known.includes(key.value)) continue;
    const meant = didYouMean(key.value, known);
    const system = elsewhere[key.value];
    const hint =
      system !== undefined
        ? `It belongs to ${system}; Prometheus refuses the file.`
        : meant === undefined
          ? `Known are ${known.join(", ")}.`
          : `Is ${meant} meant?`;
    fault(structure, "unknown-key", { path, message: `there is no key ${key.value}.`, hint }, key);
  }
}

/** The value when it is of the kind that is wanted; else a finding. */
export function wanted<K extends YamlNode["kind"]>(
  structure: Structure,
  { key, value }: YamlEntry,
  kind: K,
  path: string,
): Extract<YamlNode, { kind: K }> | undefined {
  if (value.kind === kind) return value as Extract<YamlNode, { kind: K }>;
  const words = { text: "a text", map: "a map", list: "a list" };
  fault(
    structure,
    "type",
    { path, message: `${key.value} has to be ${words[kind]}; this is ${words[value.kind]}.` },
    key,
  );
  return undefined;
}
