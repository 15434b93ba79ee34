import {
  entriesOf,
  entryOf,
  type FileText,
  fileText,
  checks as ofRules,
  positionIn,
  readYaml,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from "../../alerts/kit/index.ts";
import { dashboardChecks } from "../../dashboards/kit/index.ts";
import { didYouMean, type Finding, type Severity } from "../../problems/index.ts";
import { nameInDashboardLinter } from "./dashboard-linter-names.ts";

/** What a `.lint` file beside dashboards says: findings of theirs that are right, or less grave than they seem. */
export interface Exclusions {
  /** Folder whose dashboards it is about; empty for the one at hand. */
  readonly folder: string;
  readonly entries: readonly Exclusion[];
  /** What is wrong with the file itself. */
  readonly findings: readonly Finding[];
}

interface Exclusion {
  readonly checks: readonly string[];
  readonly as: "excluded" | "warning";
  /** Title or uid of the dashboard. @default every one of the folder */
  readonly dashboard?: string;
  /** Title of the panel. @default every one, and what is in none */
  readonly panel?: string;
  readonly stale: Finding;
}

/**
 * Reads a `.lint` file in the form of dashboard-linter: `exclusions` and `warnings`, under each the name of a check of
 * ours or of a rule of dashboard-linter's, with a reason and, where not all is meant, entries of `dashboard` and `panel`.
 */
export function readExclusions(name: string, text: string): Exclusions {
  const file = fileText(name, text);
  const folder = name.replace(/\/?[^/]*$/, "");
  const { documents, faults } = readYaml(text);
  const [root] = documents;
  const findings: Finding[] = faults.map(({ message, from, to }) =>
    fault(file, "form", { message, hint: "Correct it at the place that is marked." }, { from, to }),
  );
  if (root?.kind !== "map") return { folder, entries: [], findings };
  const entries = (["exclusions", "warnings"] as const).flatMap((section) => {
    const map = entryOf(root, section)?.value;
    const as = section === "warnings" ? ("warning" as const) : ("excluded" as const);
    return map?.kind === "map" ? entriesOf(map).flatMap((entry) => exclusionsOf(file, entry, as, findings)) : [];
  });
  return { folder, entries, findings };
}

/** The findings that no `.lint` file excludes, and what is wrong with those files. */
export function withoutExcluded(findings: readonly Finding[], all: readonly Exclusions[]): readonly Finding[] {
  const used = new Set<Exclusion>();
  const left = findings.flatMap((finding) => {
    const holding = all.flatMap(({ folder, entries }) =>
      folderOf(finding) === folder ? entries.filter((one) => covers(one, finding)) : [],
    );
    for (const one of holding) used.add(one);
    if (holding.some(({ as }) => as === "excluded")) return [];
    const lower: Severity = finding.severity === "error" ? "warning" : finding.severity;
    return [holding.length === 0 ? finding : { ...finding, severity: lower }];
  });
  const own = all.flatMap(({ entries, findings: faults }) => [
    ...faults,
    ...entries.filter((one) => !used.has(one)).map(({ stale }) => stale),
  ]);
  return [...left, ...own];
}

function exclusionsOf(
  file: FileText,
  { key, value }: YamlEntry,
  as: Exclusion["as"],
  findings: Finding[],
): readonly Exclusion[] {
  const known = [...dashboardChecks, ...ofRules].map(({ id }) => id);
  const checks = nameInDashboardLinter[key.value] ?? (known.includes(key.value) ? [key.value] : []);
  if (checks.length === 0) {
    const meant = didYouMean(key.value, [...known, ...Object.keys(nameInDashboardLinter)]);
    const hint = meant === undefined ? "Each check has its id in docs/checks.md." : `Is ${meant} meant?`;
    findings.push(fault(file, "unknown-check", { message: `there is no check ${key.value}.`, hint }, key));
    return [];
  }
  const map = value.kind === "map" ? value : undefined;
  if (map === undefined || textUnder(map, "reason").trim() === "") {
    const message = `${key.value} is excluded without a reason.`;
    findings.push(fault(file, "form", { message, hint: "Add reason: …" }, key));
    return [];
  }
  const message = `${key.value} is excluded, and finds nothing there.`;
  const stale = fault(file, "unused", { message, hint: "Remove it.", severity: "warning" }, key);
  const list = entryOf(map, "entries")?.value;
  const entries = list?.kind === "list" ? list.items.flatMap((one) => (one.kind === "map" ? [one] : [])) : [];
  if (entries.length === 0) return [{ checks, as, stale }];
  return entries.map((one) => ({
    checks,
    as,
    ...named("dashboard", textUnder(one, "dashboard")),
    ...named("panel", textUnder(one, "panel")),
    stale,
  }));
}

function named<Key extends string>(key: Key, value: string): { readonly [Name in Key]?: string } {
  return value === "" ? {} : ({ [key]: value } as { readonly [Name in Key]: string });
}

function textUnder(map: YamlMap, name: string): string {
  const value = entryOf(map, name)?.value;
  return value?.kind === "text" ? value.value : "";
}

function covers({ checks, dashboard, panel }: Exclusion, { check, path }: Finding): boolean {
  if (!checks.includes(check)) return false;
  if (dashboard !== undefined && !path.startsWith(`dashboard "${dashboard}"`)) return false;
  return panel === undefined || path.endsWith(` › panel "${panel}"`);
}

function folderOf({ at }: Finding): string | undefined {
  return at?.file?.replace(/\/?[^/]*$/, "");
}

function fault(
  file: FileText,
  id: string,
  { message, hint, severity = "error" }: { message: string; hint: string; severity?: Severity },
  { from, to }: Pick<YamlNode, "from" | "to">,
): Finding {
  return { check: `silence/${id}`, severity, path: file.file, message, hint, at: positionIn(file, from, to) };
}
