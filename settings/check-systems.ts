import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { didYouMean } from "./did-you-mean.ts";
import { printPath } from "./issues.ts";

/** A system that settings may name: what of it needs an address. */
export interface KnownSystem {
  readonly name: string;
  /** Targets by name; a part of the stack itself needs no address. */
  readonly targets: Readonly<Record<string, { readonly inStack?: boolean | undefined }>>;
}

/** Systems and targets that do not exist, and those without an address where they need one. */
export function systemFindings(context: Context): readonly Finding[] {
  return [
    ...unknownSystems(context),
    ...unknownTargets(context),
    ...missingAddresses(context),
    ...demoFindings(context),
  ];
}

function unknownSystems({ draft, systems }: Context): readonly Finding[] {
  const known = systems.map(({ name }) => name).sort();
  const named = [
    ...(draft.systems ?? []).map((name, index) => ({ name, path: ["systems", index] })),
    ...(draft.demo ?? []).map((name, index) => ({ name, path: ["demo", index] })),
    ...Object.keys(draft.addresses ?? {}).map((name) => ({ name, path: ["addresses", name] })),
  ];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => unknown("system", name, path, known));
}

function unknownTargets({ draft, systems }: Context): readonly Finding[] {
  return Object.entries(draft.addresses ?? {}).flatMap(([name, targets]) => {
    const system = systems.find((one) => one.name === name);
    if (system === undefined) return [];
    const known = targetsInNeed(system);
    return Object.keys(targets)
      .filter((target) => !known.includes(target))
      .map((target) => unknown("target", target, ["addresses", name, target], known));
  });
}

function missingAddresses({ draft, systems, environment }: Context): readonly Finding[] {
  const { addresses } = draft;
  if (environment === "dev" || addresses === undefined) return [];
  return (draft.systems ?? []).flatMap((name) => {
    const system = systems.find((one) => one.name === name);
    if (system === undefined) return [];
    return targetsInNeed(system)
      .filter((target) => (addresses[name]?.[target] ?? []).length === 0)
      .map((target) => ({
        check: "settings/address",
        severity: "error" as const,
        path: printPath(["addresses", name, target]),
        message: `${target} of ${name} has no address; ${environment} needs one for every target of a watched system.`,
        hint: `Add addresses: {${name}: {${target}: [host:port]}}, or take ${name} out of sightline:systems.`,
      }));
  });
}

function demoFindings({ draft, environment }: Context): readonly Finding[] {
  const demo = draft.demo ?? [];
  const elsewhere: readonly Finding[] =
    demo.length === 0 || environment === "dev"
      ? []
      : [
          {
            check: "settings/demo",
            severity: "error",
            path: printPath(["demo"]),
            message: `miniatures run in dev only; this stack is ${environment}.`,
            hint: "Remove it.",
          },
        ];
  const watched = draft.systems;
  if (watched === undefined) return elsewhere;
  const unwatched = demo
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !watched.includes(name))
    .map(({ name, index }) => ({
      check: "settings/demo",
      severity: "error" as const,
      path: printPath(["demo", index]),
      message: `"${name}" is to be run but is not watched; watched: ${watched.join(", ")}.`,
      hint: `Add ${name} to sightline:systems.`,
    }));
  return [...elsewhere, ...unwatched];
}

function targetsInNeed({ targets }: KnownSystem): readonly string[] {
  return Object.keys(targets)
    .filter((name) => targets[name]?.inStack !== true)
    .sort();
}

function unknown(what: string, name: string, path: readonly PropertyKey[], known: readonly string[]): Finding {
  const meant = didYouMean(name, known);
  return {
    check: `settings/unknown-${what}`,
    severity: "error",
    path: printPath(path),
    message: `there is no ${what} "${name}"; known: ${known.length === 0 ? "none that needs an address" : known.join(", ")}.`,
    hint: meant === undefined ? "Use one of the known names." : `Did you mean ${meant}?`,
  };
}
