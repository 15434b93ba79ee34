import type Docker from "dockerode";
import type { Finding } from "../problems/index.ts";
import type { SettingsInput } from "../settings/index.ts";
import { busyPortFindings } from "./busy-ports.ts";
import { partialSettings } from "./partial-settings.ts";

/** A finding per port of these settings that somebody else has taken; other settings may be wrong. */
export async function portFindings(docker: Docker, input: SettingsInput): Promise<Finding[]> {
  // As on a trusted network: whether an open address may be, is not asked here.
  const open = { ...input, values: { ...input.values, insecure: true } };
  const settings = partialSettings(open, ["ports", "bindAddress", "insecure"]);
  return settings === undefined ? [] : busyPortFindings(docker, settings);
}
