import { type Rule, selectorsIn } from "../../alerts/kit/index.ts";
import { type Definitions, definitionsOf } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";
import type { System } from "../../systems/index.ts";
import { copySettings } from "../copy/index.ts";

export interface WatchedDefinitionsOptions {
  /** Of the stack that is copied. */
  readonly settings: Settings;
  /** All that the stack watches. */
  readonly systems: readonly System[];
  /** Name of the one that runs in miniature. */
  readonly system: string;
}

/** What a copy of the monitoring has beside a system in miniature. */
export interface WatchedDefinitions extends Definitions {
  /** The stack's, as its copy has them: what the files are printed with. */
  readonly settings: Settings;
}

/**
 * Rules, routes, targets and exporters of a system in miniature and of the stack itself, as far as a copy runs them:
 * without what shows dashboards, the host's exporter, and the one that takes results of load tests.
 *
 * @throws DefinitionError when there is no such system, or no miniature of it.
 */
export function watchedDefinitions({ settings, systems, system }: WatchedDefinitionsOptions): WatchedDefinitions {
  const known = systems.filter(({ miniature }) => miniature !== undefined).map(({ name }) => name);
  if (!known.includes(system)) throw new DefinitionError([noMiniature(system, known)]);
  const own: Settings = {
    ...copySettings(settings),
    demo: [system],
    networks: [],
    addresses: {},
    discovery: { docker: false },
  };
  const watched = systems.filter(({ name }) => name === system || name === "stack").map(withoutAbsent);
  const definitions = definitionsOf({ settings: own, systems: watched, viewer: "none" });
  const groups = definitions.groups
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => !asksAbsent(rule)) }))
    .filter(({ rules }) => rules.length > 0);
  return { settings: own, ...definitions, groups };
}

/** Targets of the stack itself that a copy has not. */
const absent = ["grafana", "node-exporter", "preview"];

/** That such a target is missing would be true, and always told. */
function asksAbsent({ expr }: Rule): boolean {
  return selectorsIn(expr).some(({ matchers }) =>
    matchers.some(({ label, op, value }) => label === "job" && op === "=" && absent.includes(value)),
  );
}

function withoutAbsent(system: System): System {
  const { loadTest: _, ...exporters } = system.exporters ?? {};
  const targets = Object.entries(system.targets).filter(
    ([name, { inStack }]) => inStack !== true || !absent.includes(name),
  );
  return { ...system, exporters, targets: Object.fromEntries(targets) };
}

function noMiniature(system: string, known: readonly string[]) {
  return {
    check: "validation/no-miniature",
    severity: "error" as const,
    path: `system ${system}`,
    message: `there is no miniature of it that could be broken on purpose; allowed: ${known.join(", ")}.`,
    hint: "Name one of these.",
  };
}
