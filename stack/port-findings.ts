import type Docker from "dockerode";
import type { Finding } from "../problems/index.ts";
import { type SettingsInput, usedPorts } from "../settings/index.ts";
import { busyPortFindings } from "./busy-ports.ts";
import { partialSettings } from "./partial-settings.ts";

/** A finding per port of these settings that somebody else has taken; other settings may be wrong. */
export async function portFindings(docker: Docker, input: SettingsInput): Promise<Finding[]> {
  // As on a trusted network: whether an open address may be, is not asked here.
  const open = { ...input, values: { ...input.values, insecure: true } };
  const keys = ["ports", "bindAddress", "insecure"];
  // A miniature whose own settings are wrong takes no port.
  const settings =
    partialSettings(open, [...keys, "dashboards", "demo", "systems"]) ??
    partialSettings(open, [...keys, "dashboards"]) ??
    partialSettings(open, keys);
  return settings === undefined
    ? []
    : busyPortFindings(docker, { ...settings, ports: usedPorts(settings, input.systems) });
}
