import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";

/** Miniatures where none may run, of systems that nobody watches, and of systems that have none. */
export function demoFindings(context: Context): readonly Finding[] {
  return [...elsewhere(context), ...unwatched(context), ...without(context)];
}

function elsewhere({ draft, environment }: Context): readonly Finding[] {
  if ((draft.demo ?? []).length === 0 || environment === "dev") return [];
  return [fault(["demo"], `miniatures run in dev only; this stack is ${environment}.`, "Remove it.")];
}

function unwatched({ draft }: Context): readonly Finding[] {
  const { demo = [], systems: watched } = draft;
  if (watched === undefined) return [];
  return demo.flatMap((name, index) =>
    watched.includes(name)
      ? []
      : [
          fault(
            ["demo", index],
            `"${name}" is to be run but is not watched; watched: ${watched.join(", ")}.`,
            `Add ${name} to sightline:systems.`,
          ),
        ],
  );
}

function without({ draft, systems }: Context): readonly Finding[] {
  const able = systems.filter(({ miniature }) => miniature !== undefined).map(({ name }) => name);
  return (draft.demo ?? []).flatMap((name, index) =>
    able.includes(name) || !systems.some((system) => system.name === name)
      ? []
      : [
          fault(
            ["demo", index],
            `"${name}" has no miniature; those that have one: ${able.length === 0 ? "none" : able.join(", ")}.`,
            "Remove it.",
          ),
        ],
  );
}

function fault(path: readonly PropertyKey[], message: string, hint: string): Finding {
  return { check: "settings/demo", severity: "error", path: printPath(path), message, hint };
}
