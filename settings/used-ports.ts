import type { Settings } from "./settings.ts";

/** Ports that only a miniature takes, under their system's name. */
const ofMiniatures: readonly string[] = ["chat4all"];

/** The host ports that these settings take; a miniature that does not run takes none. */
export function usedPorts({ ports, demo }: Pick<Settings, "ports" | "demo">): Readonly<Record<string, number>> {
  const used = Object.entries(ports).filter(([part]) => !ofMiniatures.includes(part) || demo.includes(part));
  return Object.fromEntries(used);
}
