import { containers } from "../alerts/index.ts";
import { idLabels, objectiveAlertNames, type Rule, type RuleGroup, ruleLabels } from "../alerts/kit/index.ts";
import { didYouMean, type Finding } from "../problems/index.ts";
import type { System } from "./define.ts";
import { printWanted, type WantedAlert } from "./fault.ts";
import { systemPath } from "./location.ts";

/** Everything wrong in the faults that a system declares. */
export function checkFaults(system: System): readonly Finding[] {
  const { name: systemName, faults = [], miniature } = system;
  const taken = takenAlerts(system);
  const at = (fault: string) => `${systemPath(systemName)} › fault "${fault}"`;
  return [
    ...(faults.length > 0 && miniature === undefined
      ? [fault("faults", systemPath(systemName), "it has faults, and no miniature that they could be given to.")]
      : []),
    ...faults
      .filter(({ name }) => !/^[a-z][a-z0-9-]*$/.test(name))
      .map(({ name }) => fault("faults", at(name), `"${name}" cannot name a fault; ${nameText}`)),
    ...faults
      .filter(({ name }, index) => faults.findIndex((other) => other.name === name) !== index)
      .map(({ name }) => fault("faults", at(name), "two faults have this name; allowed: each name once.")),
    ...faults.flatMap(({ name, alerts, alsoAllowed = [] }) => [
      ...[...alerts, ...alsoAllowed.map(({ alert }) => alert)]
        .filter((wanted) => !taken.some((one) => mayBe(one, wanted)))
        .map((wanted) => notTaken(at(name), wanted, taken)),
      ...alsoAllowed
        .filter(({ reason }) => reason.trim() === "")
        .map(({ alert }) => fault("faults", at(name), `${printWanted(alert)} is allowed without a reason.`)),
    ]),
  ];
}

/** An alert of a system, with the labels that it has in any case. */
interface Taken {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

function takenAlerts({ name, alerts, targets, exporters = {}, objectives = [] }: System): readonly Taken[] {
  const given: readonly (Rule | RuleGroup)[] = [
    ...alerts,
    ...Object.values(targets).flatMap((target) => target.alerts ?? []),
    ...Object.values(exporters).flatMap((exporter) => exporter?.alerts ?? []),
    // Where it is given its faults, the stack watches its containers, too.
    ...containers,
  ];
  const rules = given.flatMap((one) => ("rules" in one ? one.rules : one));
  return [
    ...rules.flatMap((rule) => (rule.kind === "alert" ? { name: rule.name, labels: ruleLabels(rule) } : [])),
    ...objectives.flatMap((objective) =>
      objectiveAlertNames.map((alert) => ({
        name: alert,
        labels: idLabels(objective.service ?? name, objective.name),
      })),
    ),
  ];
}

/** Of the labels that a rule does not set, any value may come from its expression. */
function mayBe({ name, labels }: Taken, wanted: WantedAlert): boolean {
  if (typeof wanted === "string") return name === wanted;
  return (
    name === wanted.alert && Object.entries(wanted.labels).every(([label, value]) => (labels[label] ?? value) === value)
  );
}

function notTaken(path: string, wanted: WantedAlert, taken: readonly Taken[]): Finding {
  const name = typeof wanted === "string" ? wanted : wanted.alert;
  const names = [...new Set(taken.map((one) => one.name))].sort();
  const near = names.includes(name) ? undefined : didYouMean(name, names);
  return {
    ...fault("fault-alert", path, `${printWanted(wanted)} is no alert that the system takes, so it can never arrive.`),
    // A system that was made of another one with less in it runs all the same.
    severity: "warning",
    hint: near === undefined ? "Name one of its alerts, or have the system take this one." : `Did you mean ${near}?`,
  };
}

const nameText = "allowed: lower-case letters, digits and dashes, a letter first.";

function fault(check: string, path: string, message: string): Finding {
  return { check: `systems/${check}`, severity: "error", path, message, hint: "Correct the definition." };
}
