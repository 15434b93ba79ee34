import type { Finding } from "../../../problems/index.ts";
import { fault } from "../fault.ts";
import type { Alert, Rule } from "../rule.ts";

const severities = ["critical", "warning", "info"];
const priorities = ["P0", "P1", "P2", "P3"];
const own = ["alertname", "severity", "priority", "owner"];

/** Severity and priority are of the known ones, and nothing else uses their names. */
export function checkLabels(rule: Rule, path: string): Finding[] {
  const names = Object.keys(rule.labels);
  return [
    ...(rule.kind === "alert" ? checkUrgency(rule, path) : []),
    ...names
      .filter((name) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith("__"))
      .map((name) => fault("label-name", path, `"${name}" cannot be the name of a label.`)),
    ...names
      .filter((name) => rule.kind === "alert" && own.includes(name))
      .map((name) => fault("label-taken", path, `the label ${name} is set by the kit; give it outside of labels.`)),
  ];
}

function checkUrgency({ severity, priority }: Alert, path: string): Finding[] {
  const findings: Finding[] = [];
  if (!severities.includes(severity))
    findings.push(fault("severity", path, `"${severity}" is not a severity; allowed are ${severities.join(", ")}.`));
  if (priority !== undefined && !priorities.includes(priority))
    findings.push(fault("priority", path, `"${priority}" is not a priority; allowed are ${priorities.join(", ")}.`));
  return findings;
}
