import type Docker from "dockerode";
import { DefinitionError, type Finding } from "../problems/index.ts";
import { parseSettings, type SettingsInput } from "../settings/index.ts";
import { busyPortFindings } from "./busy-ports.ts";

/**
 * A finding per port of these settings that somebody else has taken.
 * Other settings may be wrong: one run names everything. Wrong ports are left to those who read them.
 */
export async function portFindings(docker: Docker, { values, ...input }: SettingsInput): Promise<Finding[]> {
  const { ports, bindAddress, insecure } = values;
  const own = Object.entries({ ports, bindAddress, insecure }).filter(([, value]) => value !== undefined);
  try {
    // As a dev stack: it alone needs nothing but these.
    const settings = parseSettings({ ...input, stack: "dev", values: Object.fromEntries(own) });
    return await busyPortFindings(docker, { ...settings, stack: input.stack });
  } catch (error) {
    if (error instanceof DefinitionError) return [];
    throw error;
  }
}
