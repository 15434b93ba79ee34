import type { Finding } from "../problems/index.ts";
import { ruleFileName } from "../settings/index.ts";
import type { ExtraFile } from "./extra-files.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Files } from "./release.ts";

/**
 * The team's rule files under the names the bundle gives them, byte for byte, and what can be told without Prometheus.
 *
 * What the rules themselves say is for `promtool`, which speaks before anything is put in force.
 */
export function extraRules(given: readonly ExtraFile[]): {
  readonly files: Files;
  readonly findings: readonly Finding[];
} {
  return {
    files: Object.fromEntries(given.map(({ path, content }) => [`rules/extra-${ruleFileName(path)}.yml`, content])),
    findings: given.flatMap(faults),
  };
}

function faults({ path, content }: ExtraFile): readonly Finding[] {
  const fault = (message: string): readonly Finding[] => [
    { check: "bundle/rule-file", severity: "error", path, message, hint: "Correct the file." },
  ];
  const parsed = parseYaml(content);
  if ("fault" in parsed) return fault(`is not YAML: ${parsed.fault}.`);
  const { value } = parsed;
  const isRuleFile = typeof value === "object" && value !== null && "groups" in value && Array.isArray(value.groups);
  return isRuleFile
    ? []
    : fault("has no list of groups; allowed: a Prometheus rule file, groups: [{name: …, rules: […]}].");
}
