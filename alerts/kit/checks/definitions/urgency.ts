import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../../fault.ts";
import type { Alert, Rule } from "../../rule.ts";

const severities = ["critical", "warning", "info"];
const priorities = ["P0", "P1", "P2", "P3"];
const own = ["alertname", "severity", "priority", "owner"];

/** Severity and priority are of the known ones, and nothing else uses their names. */
export function checkUrgency(rule: Rule, path: string): Finding[] {
  if (rule.kind !== "alert") return [];
  const taken = Object.keys(rule.labels).filter((name) => own.includes(name));
  return [
    ...checkOptions(rule, path),
    ...taken.map((name) =>
      fault("label-taken", path, `the label ${name} is set by the kit; give it outside of labels.`),
    ),
  ];
}

function checkOptions({ severity, priority }: Alert, path: string): Finding[] {
  const findings: Finding[] = [];
  if (!severities.includes(severity))
    findings.push(fault("severity", path, `"${severity}" is not a severity; allowed are ${severities.join(", ")}.`));
  if (priority !== undefined && !priorities.includes(priority))
    findings.push(fault("priority", path, `"${priority}" is not a priority; allowed are ${priorities.join(", ")}.`));
  return findings;
}
