import { checks } from "../alerts/kit/index.ts";
import type { FileKind, LintedFile } from "../bundle/index.ts";
import { dashboardChecks } from "../dashboards/kit/index.ts";
import { countFindings, type Finding, toJson, toSarif, toText } from "../problems/index.ts";
import { count, seconds } from "./row.ts";

export type LintFormat = "text" | "json" | "sarif";

/** The findings as they were asked for; nothing for none in text. */
export function printFindings(findings: readonly Finding[], format: LintFormat, version: string): string {
  switch (format) {
    case "json":
      return toJson(findings);
    case "sarif":
      return toSarif(findings, version, { texts: [...checks, ...dashboardChecks] });
    case "text": {
      // The summary has the counts, also of a single one.
      const blocks = findings.length === 0 ? "" : toText(findings);
      const last = blocks.lastIndexOf("\n");
      const text = findings.length > 1 ? blocks.slice(0, last) : blocks;
      return text === "" ? "" : `${text}\n`;
    }
  }
}

/** What was recognised, and the last line: `3 files, 120 rules: 2 errors, 1 warning in 0.4 s`. */
export function summaryOf(files: readonly LintedFile[], findings: readonly Finding[], milliseconds: number): string {
  const kinds = Map.groupBy(files, ({ kind }) => kind);
  const recognised = [...kinds].map(([kind, all]) => {
    const words = inWords[kind];
    return words === undefined ? count(all.length, kind) : `${count(all.length, "file")} ${words}`;
  });
  const rules = files.reduce((sum, file) => sum + file.rules, 0);
  // Dashboards have none; of a rule file without any it is worth to be told.
  const without: readonly FileKind[] = ["dashboard", "Alertmanager configuration"];
  const hasRules = files.some(({ kind }) => !without.includes(kind) && inWords[kind] === undefined);
  const unchecked = [...kinds.keys()].filter((kind) => kind === "Prometheus configuration" || kind === "rule test");
  const notes = unchecked.map((kind) => `A ${kind} was recognised; there are no checks for it.\n`);
  const found = countFindings(findings) || "nothing found";
  return `${notes.join("")}${recognised.join(", ")}${hasRules ? ` with ${count(rules, "rule")}` : ""}: ${found} in ${seconds(milliseconds / 1000)}\n`;
}

/** Kinds whose names cannot be counted. */
const inWords: Readonly<Partial<Record<FileKind, string>>> = {
  "not JSON": "that cannot be read as JSON",
  "not YAML": "that cannot be read as YAML",
  "not text": "without text",
  unknown: "of another kind",
};
