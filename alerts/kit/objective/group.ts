import { group, type RuleGroup } from "../group.ts";
import { alertWindows, recordedWindows } from "./alert-windows.ts";
import { burnAlert } from "./burn-alert.ts";
import type { TakenObjective } from "./checks/index.ts";
import { idLabels } from "./names.ts";
import { noDataAlert } from "./no-data-alert.ts";
import { recordsOf } from "./records.ts";

/**
 * The rules of an objective: one group, so that every rule reads what the ones before it have just written.
 *
 * Its records and labels are Sloth's, and two counts beside them. It is for objectives in which `checkObjectives` finds nothing.
 */
export function objectiveGroup({ objective, service, targets = [] }: TakenObjective): RuleGroup {
  const id = idLabels(objective.service ?? service, objective.name);
  const { page, ticket } = alertWindows(objective);
  return group(`slo-${id.sloth_id}`, {
    rules: [
      ...recordsOf(objective, id, recordedWindows(objective)),
      ...burnAlert(objective, id, { kind: "page", windows: page }),
      ...burnAlert(objective, id, { kind: "ticket", windows: ticket }),
      ...noDataAlert(objective, id, targets),
    ],
  });
}
