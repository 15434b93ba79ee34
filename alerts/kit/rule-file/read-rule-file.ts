import type { Finding } from "../../../problems/index.ts";
import type { CheckedGroup, CheckedRule } from "../checks/index.ts";
import { type FileText, fileText, lineAt, textIn } from "./file-text.ts";
import { fieldsOf, readRule } from "./read-rule.ts";
import { readYaml, type YamlReading } from "./read-yaml.ts";
import { type SilenceComments, silenceComments } from "./silences.ts";
import { checkKeys, fault, type Structure, wanted } from "./structure.ts";
import { entryOf, isNothing, type YamlList, type YamlMap, type YamlNode, type YamlScalar } from "./yaml-node.ts";

/** A rule file as the checks see it, and what is wrong with its form. */
export interface RuleFileReading {
  readonly groups: readonly CheckedGroup[];
  readonly findings: readonly Finding[];
}

/** Reads a Prometheus rule file, or the `PrometheusRule` of the operator, whoever wrote it; throws nothing. */
export function readRuleFile(file: string, text: string): RuleFileReading {
  return readRules(fileText(file, text), readYaml(text));
}

/** As {@link readRuleFile}, of a file that was read as YAML already. */
export function readRules(text: FileText, { documents, faults }: YamlReading): RuleFileReading {
  const structure: Structure = { file: text, findings: [] };
  const { file } = text;
  for (const { message, from, to } of faults) fault(structure, "yaml", { path: file, message }, { from, to });
  const [first, second] = documents;
  if (first === undefined) {
    const hint = "A rule file has groups: […].";
    if (faults.length === 0) fault(structure, "type", { path: file, message: "is empty.", hint }, { from: 0, to: 1 });
    return { groups: [], findings: structure.findings };
  }
  if (second !== undefined) {
    const message = "a second document begins here; Prometheus reads the first one only.";
    fault(structure, "documents", { path: file, message, hint: "Make a file of it." }, firstCharacter(second));
  }
  const silences = silenceComments(text);
  const groups = groupsOf(structure, first, silences);
  structure.findings.push(...silences.left());
  return { groups, findings: structure.findings };
}

const groupKeys = ["name", "interval", "query_offset", "limit", "labels", "rules"];

function groupsOf(structure: Structure, root: YamlNode, silences: SilenceComments): readonly CheckedGroup[] {
  const { file } = structure.file;
  if (root.kind !== "map") {
    const message = `is ${root.kind === "list" ? "a list" : "a text"}; a rule file has groups: […].`;
    fault(structure, "type", { path: file, message }, firstCharacter(root));
    return [];
  }
  const spec = entryOf(root, "kind")?.value;
  const inner = spec?.kind === "text" && spec.value === "PrometheusRule" ? entryOf(root, "spec")?.value : root;
  const map = inner?.kind === "map" ? inner : root;
  checkKeys(structure, map, ["groups"], file);
  const entry = entryOf(map, "groups");
  if (entry === undefined || isNothing(entry.value)) {
    fault(
      structure,
      "type",
      { path: file, message: "has no groups.", hint: "A rule file has groups: […]." },
      entry?.key ?? firstCharacter(map),
    );
    return [];
  }
  const list = wanted(structure, entry, "list", file);
  return (list?.items ?? []).flatMap((item, index) => {
    if (item.kind === "map") return [groupOf(structure, item, index, silences)];
    fault(
      structure,
      "type",
      { path: `${file}: group ${index + 1}`, message: "a group is a map with name and rules." },
      firstCharacter(item),
    );
    return [];
  });
}

function groupOf(structure: Structure, map: YamlMap, index: number, silences: SilenceComments): CheckedGroup {
  const nameEntry = entryOf(map, "name");
  const name = nameEntry === undefined ? undefined : wanted(structure, nameEntry, "text", `group ${index + 1}`);
  const path = name === undefined || name.value === "" ? `group ${index + 1}` : `group "${name.value}"`;
  if (name === undefined || name.value === "") {
    const where = nameEntry?.key ?? map.entries[0]?.key ?? firstCharacter(map);
    fault(structure, "no-name", { path, message: "it has no name.", hint: "Add name: …" }, where);
  }
  checkKeys(structure, map, groupKeys, path);
  checkLimit(structure, map, path);
  const rulesEntry = entryOf(map, "rules");
  const given =
    rulesEntry === undefined || isNothing(rulesEntry.value) ? undefined : wanted(structure, rulesEntry, "list", path);
  const rules = given === undefined ? [] : rulesOf(structure, given, path, silences);
  return {
    name: name === undefined ? { value: "" } : textIn(structure.file, name),
    path,
    ...optional(structure, map, "interval", "interval", path),
    ...optional(structure, map, "query_offset", "queryOffset", path),
    labels: fieldsOf(structure, map, "labels", path),
    rules,
    ...(isIncomplete(rulesEntry?.value, rules) ? { incomplete: true as const } : {}),
  };
}

function isIncomplete(given: YamlNode | undefined, rules: readonly CheckedRule[]): boolean {
  if (given === undefined || isNothing(given)) return false;
  return given.kind !== "list" || given.items.length > rules.length;
}

function optional(structure: Structure, map: YamlMap, key: string, field: string, path: string): object {
  const entry = entryOf(map, key);
  const text = entry === undefined || isNothing(entry.value) ? undefined : wanted(structure, entry, "text", path);
  return text === undefined ? {} : { [field]: textIn(structure.file, text) };
}

function checkLimit(structure: Structure, map: YamlMap, path: string): void {
  const entry = entryOf(map, "limit");
  const text = entry === undefined ? undefined : wanted(structure, entry, "text", path);
  if (text !== undefined && !/^\d+$/.test(text.value))
    fault(structure, "type", { path, message: `limit has to be a whole number; this is ${text.value}.` }, text);
}

function rulesOf(
  structure: Structure,
  list: YamlList,
  path: string,
  silences: SilenceComments,
): readonly CheckedRule[] {
  const { file } = structure;
  return list.items.flatMap((item, index) => {
    if (item.kind !== "map") {
      fault(
        structure,
        "type",
        { path, message: "a rule is a map with alert or record, and expr." },
        firstCharacter(item),
      );
      return [];
    }
    const own = silences.take(lineAt(file, item.from), lineAt(file, Math.max(item.from, item.to - 1)));
    const rule = readRule(structure, item, path, index, own);
    return rule === undefined ? [] : [rule];
  });
}

function firstCharacter({ from }: YamlNode | YamlScalar): { readonly from: number; readonly to: number } {
  return { from, to: from + 1 };
}
