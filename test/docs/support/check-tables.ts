import type { Check } from "../../../alerts/kit/checks/index.ts";

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
      return [`### ${id}`, "", why, ...(typedOnly === true ? [] : examples)].join("\n");
    })
    .join("\n\n");
}

function example(title: string, text: string): string[] {
  const isYaml = text.startsWith("- ") || text.startsWith("groups:");
  return ["", `${title}:`, "", `\`\`\`${isYaml ? "yaml" : "promql"}`, text, "```"];
}

/** A line break or a bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
