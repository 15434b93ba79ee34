import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../../fault.ts";
import type { Alert, Rule } from "../../rule.ts";

/** Every alert has a scenario in which it fires and, unless it always fires, one in which it stays silent. */
export function checkScenarios(rule: Rule, path: string): Finding[] {
  return rule.kind === "alert" ? [...checkKinds(rule, path), ...checkNames(rule, path)] : [];
}

function checkKinds({ scenarios, alwaysFiring }: Alert, path: string): Finding[] {
  const has = (kind: "fires" | "silent") => scenarios.some((scenario) => scenario.kind === kind);
  const findings: Finding[] = [];
  if (!has("fires"))
    findings.push(
      fault("no-firing-scenario", path, "no scenario shows it firing.", "Add fires(name, { series, at })."),
    );
  if (!has("silent") && !alwaysFiring)
    findings.push(
      fault("no-silent-scenario", path, "no scenario shows it staying silent.", "Add silent(name, { series })."),
    );
  if (has("silent") && alwaysFiring)
    findings.push(fault("always-firing", path, "it says alwaysFiring, but has a silent scenario."));
  return findings;
}

function checkNames({ scenarios }: Alert, path: string): Finding[] {
  const names = scenarios.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return repeated.map((name) => fault("scenario-name", path, `two scenarios are called "${name}".`));
}
