import { DefinitionError } from "../problems/index.ts";
import { agents } from "./agents.ts";
import { chat4all } from "./chat4all.ts";
import type { System } from "./define.ts";
import { governanceBridge } from "./governance-bridge.ts";
import { hitl } from "./hitl.ts";
import { systemPath } from "./location.ts";
import { stack } from "./stack.ts";

/** Every system this repository describes, by name. A new one is a file beside this and a line here. */
export const knownSystems: readonly System[] = [stack, chat4all, hitl, governanceBridge, agents];

/** The known systems with these names, in the order given; throws when there is none of a name. */
export function selectSystems(names: readonly string[], known: readonly System[] = knownSystems): readonly System[] {
  const unknown = names.filter((name) => !known.some((system) => system.name === name));
  if (unknown.length > 0) {
    const allowed = known.map(({ name }) => name).sort();
    throw new DefinitionError(
      unknown.map((name) => ({
        check: "systems/unknown",
        severity: "error",
        path: systemPath(name),
        message: `there is no such system; known: ${allowed.join(", ")}.`,
        hint: "Add it to knownSystems, or use one of these.",
      })),
    );
  }
  return names.flatMap((name) => known.filter((system) => system.name === name));
}
