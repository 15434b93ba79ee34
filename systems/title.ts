import type { System } from "./define.ts";

/** The folder of dashboards that several systems take: no system can have its title. */
export const sharedFolder = "Shared";

/** What people call the system: its title, else its name in words. `governance-bridge` is "Governance bridge". */
export function systemTitle({ name, title }: Pick<System, "name" | "title">): string {
  if (title !== undefined) return title;
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
