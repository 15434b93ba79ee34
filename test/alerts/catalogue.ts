import type { RuleGroup } from "../../alerts/kit/index.ts";
import { groupsOf } from "../../bundle/rule-groups.ts";
import { exporterParts, knownSystems, type System } from "../../systems/index.ts";

const exporters = Object.values(exporterParts).map(({ name }) => name);

/** The rules of a system where everything that it names is scraped. */
export function rulesOf(system: System): readonly RuleGroup[] {
  return groupsOf([system], [...Object.keys(system.targets), ...exporters]);
}

/** Every rule of the known systems, as one stack that watches all of them takes it. */
export const catalogue: readonly RuleGroup[] = groupsOf(knownSystems, [
  ...knownSystems.flatMap(({ targets }) => Object.keys(targets)),
  ...exporters,
]);
