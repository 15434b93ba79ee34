import { decide, type Item, type ItemId, inspectMachine, stackItems } from "./doctor/index.ts";

/** Says for each wanted item how this machine gets it and what that costs; changes nothing. */
export async function doctor(wanted: readonly ItemId[] = stackItems): Promise<Item[]> {
  return decide(await inspectMachine(wanted), wanted);
}
