import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";

/** Targets that are to be found through a proxy that does not run. */
export function discoveryFindings({ draft }: Context): readonly Finding[] {
  const { docker = false } = draft.discovery ?? {};
  if (docker === false || draft.containers !== false) return [];
  return [
    {
      check: "settings/discovery",
      severity: "error",
      path: printPath(["discovery", "docker"]),
      message: "nobody could ask the engine: sightline:containers is false; allowed beside it: false.",
      hint: "Remove it, or remove sightline:containers.",
    },
  ];
}
