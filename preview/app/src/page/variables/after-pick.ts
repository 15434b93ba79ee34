import { allValue } from "../../variables/index.ts";

/** What is chosen after somebody changed it: All and single values rule each other out; nothing means All where that is offered. */
export function afterPick(
  before: readonly string[],
  picked: readonly string[],
  includeAll: boolean,
): readonly string[] {
  const single = picked.filter((value) => value !== allValue);
  const allPickedNow = picked.includes(allValue) && !before.includes(allValue);
  if (allPickedNow || (single.length === 0 && includeAll)) return [allValue];
  return single;
}
