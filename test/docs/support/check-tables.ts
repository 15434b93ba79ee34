import type { Severity } from "../../../problems/index.ts";

/** What the page says of a check, of rules or of dashboards. */
interface Check {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly remedy: string;
  readonly bad: string;
  readonly good: string;
  readonly typedOnly?: true;
}

/** A row for each check. */
export function checkTable(checks: readonly Check[]): string {
  const rows = checks.map(({ id, summary, severity, remedy }) => {
    const note = severity === "error" ? "" : ` (${severity === "info" ? "note" : severity})`;
    return `| \`${id}\` | ${cell(summary.replace(/\.$/, `${note}.`))} | ${cell(remedy)} |`;
  });
  return ["| id | what it means | what to do |", "|---|---|---|", ...rows].join("\n");
}

/** A part for each check, with a bad and a good example. */
export function checkDetails(checks: readonly Check[]): string {
  return checks
    .map(({ id, why, bad, good, typedOnly }) => {
      const examples = [...example("Bad", bad), ...example("Good", good)];
      return [`### ${id}`, "", why, ...(typedOnly === true || bad === "" ? [] : examples)].join("\n");
    })
    .join("\n\n");
}

function example(title: string, text: string): string[] {
  return ["", `${title}:`, "", `\`\`\`${languageOf(text)}`, text, "```"];
}

function languageOf(text: string): string {
  if (text.startsWith("- ") || text.startsWith("groups:")) return "yaml";
  return text.startsWith("{ ") || text.startsWith("[{ ") ? "json" : "promql";
}

/** A line break or a bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
