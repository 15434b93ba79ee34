import { type Finding, type Severity, sortFindings } from "./finding.ts";

const levels: Record<Severity, "error" | "warning" | "note"> = { error: "error", warning: "warning", info: "note" };

/** What a check is about, for who reads its findings elsewhere. */
export interface CheckText {
  readonly id: string;
  /** What it finds. */
  readonly summary: string;
  /** What goes wrong because of it. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
}

/** Prints findings as SARIF 2.1.0, the format code hosts read (OASIS sarif-v2.1.0); `texts` explain the checks. */
export function toSarif(
  findings: readonly Finding[],
  toolVersion: string,
  { texts = [] }: { readonly texts?: readonly CheckText[] } = {},
): string {
  const sorted = sortFindings(findings);
  const explained = new Map(texts.map((text) => [text.id, text]));
  const ids = [...new Set(sorted.map((finding) => finding.check))].sort();
  const rules = ids.map((id) => ({ id, ...explanation(explained.get(id)) }));
  const results = sorted.map((finding) => ({
    ruleId: finding.check,
    level: levels[finding.severity],
    message: { text: finding.hint === undefined ? finding.message : `${finding.message} ${finding.hint}` },
    locations: [{ ...physical(finding), logicalLocations: [{ fullyQualifiedName: finding.path }] }],
  }));
  const run = { tool: { driver: { name: "sightline", version: toolVersion, rules } }, results };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function explanation(text: CheckText | undefined): object {
  if (text === undefined) return {};
  const { summary, why, remedy } = text;
  return { shortDescription: { text: summary }, fullDescription: { text: why }, help: { text: remedy } };
}

/** The place in a file; a text that stands in none has no physical location. */
function physical({ at }: Finding): object {
  if (at?.file === undefined || at.line === undefined) return {};
  const region = { startLine: at.line, startColumn: at.column, endColumn: at.column + at.length };
  // Relative to where the run was started, as code hosts expect it.
  const uri = at.file.split("/").map(encodeURIComponent).join("/");
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
