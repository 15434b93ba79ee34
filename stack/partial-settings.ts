import { DefinitionError } from "../problems/index.ts";
import { parseSettings, type Settings, type SettingsInput } from "../settings/index.ts";

/**
 * A few of the settings, whatever may be wrong with the others: one run names everything.
 * `undefined` when these themselves are wrong, which is left to those who read them all.
 */
export function partialSettings({ values, ...input }: SettingsInput, keys: readonly string[]): Settings | undefined {
  const own = Object.fromEntries(keys.map((key) => [key, values[key]]).filter(([, value]) => value !== undefined));
  try {
    // As a dev stack with what is watched by default: it alone needs nothing but these.
    const systems = [...input.systems, { name: "stack", targets: {} }];
    const settings = parseSettings({ ...input, stack: "dev", values: own, systems });
    return { ...settings, stack: input.stack };
  } catch (error) {
    if (error instanceof DefinitionError) return undefined;
    throw error;
  }
}
