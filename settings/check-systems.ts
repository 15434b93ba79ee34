import { didYouMean, type Finding } from "../problems/index.ts";
import { demoFindings } from "./check-demo.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";

/** A system that settings may name: what of it needs an address. */
export interface KnownSystem {
  readonly name: string;
  /** Targets by name; a part of the stack itself needs no address. */
  readonly targets: Readonly<Record<string, { readonly inStack?: boolean | undefined }>>;
  /** Brokers, `name:port`, and the hosts of what is asked about its health need an address as a target does. */
  readonly exporters?: {
    readonly kafkaLag?: { readonly brokers: readonly string[] };
    readonly health?: { readonly checks: Readonly<Record<string, Readonly<Record<string, { readonly url: string }>>>> };
    readonly loadTest?: object;
  };
  /** Whether it can be run in miniature. */
  readonly miniature?: object;
}

/** Systems and targets that do not exist, and those without an address where they need one. */
export function systemFindings(context: Context): readonly Finding[] {
  return [
    ...unknownSystems(context),
    ...unknownTargets(context),
    ...missingAddresses(context),
    ...withoutKafka(context),
    ...demoFindings(context),
  ];
}

function unknownSystems({ draft, systems }: Context): readonly Finding[] {
  const known = systems.map(({ name }) => name).sort();
  const named = [
    ...(draft.systems ?? []).map((name, index) => ({ name, path: ["systems", index] })),
    ...(draft.demo ?? []).map((name, index) => ({ name, path: ["demo", index] })),
    ...Object.keys(draft.addresses ?? {}).map((name) => ({ name, path: ["addresses", name] })),
    ...Object.keys(draft.kafka ?? {}).map((name) => ({ name, path: ["kafka", name] })),
  ];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => unknown("system", name, path, known));
}

function unknownTargets({ draft, systems }: Context): readonly Finding[] {
  return Object.entries(draft.addresses ?? {}).flatMap(([name, targets]) => {
    const system = systems.find((one) => one.name === name);
    if (system === undefined) return [];
    const known = placesInNeed(system);
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
    return placesInNeed(system)
      .filter((target) => (addresses[name]?.[target] ?? []).length === 0)
      .map((target) => ({
        check: "settings/address",
        severity: "error" as const,
        path: printPath(["addresses", name, target]),
        message: `${target} of ${name} has no address; ${environment} needs one for every target, broker and health check of a watched system.`,
        hint: `Add addresses: {${name}: {${target}: [host:port]}}, or take ${name} out of sightline:systems.`,
      }));
  });
}

function withoutKafka({ draft, systems }: Context): readonly Finding[] {
  return Object.keys(draft.kafka ?? {})
    .filter((name) => systems.some((one) => one.name === name && one.exporters?.kafkaLag === undefined))
    .map((name) => ({
      check: "settings/kafka-unused",
      severity: "error",
      path: printPath(["kafka", name]),
      message: `nothing of ${name} is read from Kafka; allowed: systems with exporters: {kafkaLag: …}.`,
      hint: "Remove it.",
    }));
}

/** Targets outside of the stack, brokers, and hosts that are asked about their health. */
function placesInNeed({ targets, exporters }: KnownSystem): readonly string[] {
  const brokers = (exporters?.kafkaLag?.brokers ?? []).map((broker) => broker.replace(/:\d*$/, ""));
  const asked = Object.values(exporters?.health?.checks ?? {})
    .flatMap((checks) => Object.values(checks))
    .map(({ url }) => hostIn(url));
  const all = new Set([...Object.keys(targets), ...brokers, ...asked]);
  return [...all].filter((name) => targets[name]?.inStack !== true).sort();
}

function hostIn(url: string): string {
  return url.replace(/^[a-z]+:\/\//, "").replace(/[:/].*$/s, "");
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
