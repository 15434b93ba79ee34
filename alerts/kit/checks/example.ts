/** The rule file that an example of a check stands for: an expression is that of a sound alert, rules are those of a group. */
export function exampleFile(example: string): string {
  if (example.startsWith("groups:")) return `${example}\n`;
  const rules = example.startsWith("- ")
    ? example
    : `- alert: Example
  expr: |
${indented(example, 4)}
  for: 5m
  labels: {severity: warning}
  annotations: {summary: Something is wrong}`;
  return `groups:\n  - name: example\n    rules:\n${indented(rules, 6)}\n`;
}

function indented(text: string, by: number): string {
  return text
    .split("\n")
    .map((line) => `${" ".repeat(by)}${line}`)
    .join("\n");
}
