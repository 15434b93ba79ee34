import type { CheckSettings } from "../alerts/kit/index.ts";
import type { Finding } from "../problems/index.ts";
import { ruleFileName } from "../settings/index.ts";
import type { ExtraFile } from "./extra-files.ts";
import { lintFiles } from "./lint/index.ts";
import type { Files } from "./release.ts";

/** The team's rule files under the names the bundle gives them, byte for byte, and what the checks find in them. */
export function extraRules(
  given: readonly ExtraFile[],
  settings: Partial<CheckSettings>,
): {
  readonly files: Files;
  readonly findings: readonly Finding[];
} {
  const encoder = new TextEncoder();
  const inputs = given.map(({ path, content }) => ({ name: path, bytes: encoder.encode(content) }));
  const { findings, files } = lintFiles(inputs, settings);
  const others = files.filter(({ kind }) => !["rule file", "not YAML", "unknown"].includes(kind));
  return {
    files: Object.fromEntries(given.map(({ path, content }) => [`rules/extra-${ruleFileName(path)}.yml`, content])),
    findings: [...findings, ...others.map(({ file, kind }) => notRules(file, kind))],
  };
}

function notRules(path: string, kind: string): Finding {
  return {
    check: "bundle/rule-file",
    severity: "error",
    path,
    message: `is no rule file but ${kind === "not text" ? "no text" : `a ${kind}`}.`,
    hint: "A rule file has groups: [{name: …, rules: […]}].",
  };
}
