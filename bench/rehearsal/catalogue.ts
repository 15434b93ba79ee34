import { definitionsOf } from "../../bundle/index.ts";
import { parseSettings } from "../../settings/index.ts";
import { knownSystems, selectSystems } from "../../systems/index.ts";
import { type Subject, subjectOf } from "../../validation/index.ts";

/** The monitoring of every system there is; the project's name is this process's own, so that its containers can be told from others. */
export function catalogue(): Subject {
  const systems = knownSystems.map(({ name }) => name);
  const values = { systems, demo: systems.filter((name) => name !== "stack") };
  const settings = parseSettings({ project: `bench-${process.pid}`, stack: "dev", values, systems: knownSystems });
  return subjectOf(settings, definitionsOf({ settings, systems: selectSystems(systems, knownSystems) }));
}
