import { type CheckedGroup, readRules, runChecks } from "../../alerts/kit/index.ts";
import {
  type CheckedDashboard,
  type DashboardSettings,
  lintDashboards,
  readDashboard,
} from "../../dashboards/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import { lintAlertmanager } from "./alertmanager.ts";
import { decode } from "./decode.ts";
import { type Exclusions, readExclusions, withoutExcluded } from "./exclusions.ts";
import { type FileKind, readKind } from "./kind.ts";

/** A file to look at. */
export interface LintInput {
  /** As it is shown to whoever asked. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Found in a folder rather than named: what it is not known to be is left alone. */
  readonly found?: true;
}

/** A file that was looked at. */
export interface LintedFile {
  readonly file: string;
  readonly kind: FileKind;
  readonly groups: number;
  readonly rules: number;
}

export interface LintResult {
  readonly findings: readonly Finding[];
  readonly files: readonly LintedFile[];
}

/**
 * Everything wrong in files that anybody wrote. The rules of all files are taken together, as one Prometheus would, and
 * the dashboards, as one Grafana would.
 */
export function lintFiles(
  inputs: readonly LintInput[],
  settings: DashboardSettings,
  progress: (file: string) => void = () => {},
): LintResult {
  const findings: Finding[] = [];
  const files: LintedFile[] = [];
  const all: CheckedGroup[] = [];
  const dashboards: CheckedDashboard[] = [];
  const exclusions: Exclusions[] = [];
  for (const { name, bytes, found } of inputs) {
    progress(name);
    const text = decode(name, bytes);
    if ("finding" in text) {
      findings.push(text.finding);
      files.push({ file: name, kind: "not text", groups: 0, rules: 0 });
      continue;
    }
    if (/(?:^|\/)\.lint$/.test(name)) {
      exclusions.push(readExclusions(name, text.text));
      continue;
    }
    const { kind, reading, file, fault } = readKind(name, text.text);
    let groups: readonly CheckedGroup[] = [];
    // Of what lies in a folder, only what looks like a dashboard has to be JSON: settings of editors have comments.
    if (fault !== undefined && (found !== true || looksLikeDashboard(text.text))) findings.push(fault);
    if (kind === "rule file") {
      const read = readRules(file, reading);
      groups = read.groups;
      findings.push(...read.findings);
      all.push(...groups);
    } else if (kind === "Alertmanager configuration") findings.push(...lintAlertmanager(file, reading));
    else if (kind === "dashboard") {
      const [root] = reading.documents;
      if (root === undefined) continue;
      const read = readDashboard(root, file);
      findings.push(...read.findings);
      if (read.dashboard !== undefined) dashboards.push(read.dashboard);
    } else if (kind === "not YAML") findings.push(...readRules(file, reading).findings);
    else if (kind === "unknown" && found !== true) findings.push(unknown(name));
    const rules = groups.reduce((sum, group) => sum + group.rules.length, 0);
    files.push({ file: name, kind, groups: groups.length, rules });
  }
  progress("");
  const ofDashboards = lintDashboards(dashboards, { ...settings, groups: all });
  const found = [...findings, ...runChecks(all, settings), ...ofDashboards];
  return { findings: withoutExcluded(found, exclusions), files };
}

function looksLikeDashboard(text: string): boolean {
  return /"(?:panels|schemaVersion|templating|elements)"\s*:/.test(text);
}

function unknown(path: string): Finding {
  return {
    check: "lint/kind",
    severity: "error",
    path,
    message: "it is neither a rule file nor an Alertmanager configuration nor a dashboard.",
    hint: "A rule file has groups, an Alertmanager configuration has a route and receivers, a dashboard has panels.",
  };
}
