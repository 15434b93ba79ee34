import type { Registry } from "prom-client";
import { DefinitionError } from "../../problems/index.ts";
import type { Metric } from "../kit/index.ts";

/** Who registers, as an error names it: `semaphore "llm"`. */
interface Member {
  readonly kind: string;
  /** The value of the label that tells the instances of a set apart; none where there is but one. */
  readonly name?: string;
}

/** One instance among those that share the metrics of a set in a registry. */
interface Membership<I> {
  readonly instruments: I;
  /** Calls this before the set is read, once for all its metrics. */
  beforeRead(refresh: () => void): void;
  /** Ends it; the name is free again. */
  leave(): void;
  /** Whether it has not ended: what is still under way then must not bring the series back. */
  lasts(): boolean;
}

/** The metrics of a set; what a service leaves out is not there. */
type MetricSet = Readonly<Record<string, Metric | undefined>>;

interface Entry {
  /** What tells the set from others: all that its definitions say. */
  readonly key: string;
  readonly names: readonly string[];
  readonly instruments: unknown;
  /** By member, what brings it up to date. */
  readonly members: Map<string, () => void>;
}

const entries = new WeakMap<Registry, Entry[]>();

/**
 * Adds an instance to a metric set in a registry; the first one creates the metrics, with `create`.
 * @throws DefinitionError when the instance is there already, or another set or metric has one of the names.
 */
export function join<I>(
  registry: Registry,
  set: object,
  member: Member,
  create: (collect: () => void) => I,
): Membership<I> {
  const definitions = Object.values(set as MetricSet).flatMap((metric) => metric?.definition ?? []);
  const names = definitions.map(({ name }) => name);
  const key = JSON.stringify(definitions);
  const present = (entries.get(registry) ?? []).filter((entry) => isWhole(entry, registry));
  const title = titleOf(member);
  const known = present.find((entry) => entry.key === key);
  assertFree(registry, present, names, title, known);
  const entry = known ?? createEntry(key, names, create);
  entry.members.set(title, () => {});
  entries.set(registry, known === undefined ? [...present, entry] : present);
  let lasts = true;
  return {
    instruments: entry.instruments as I, // made from the same definitions
    beforeRead: (refresh) => void entry.members.set(title, refresh),
    leave() {
      lasts = false;
      entry.members.delete(title);
    },
    lasts: () => lasts,
  };
}

/** Everything is read in one go: what is up to date at its beginning is up to date for the whole of it. */
function createEntry<I>(key: string, names: readonly string[], create: (collect: () => void) => I): Entry {
  const members = new Map<string, () => void>();
  let upToDate = false;
  const collect = () => {
    if (upToDate) return;
    upToDate = true;
    queueMicrotask(() => {
      upToDate = false;
    });
    for (const refresh of members.values()) refresh();
  };
  return { key, names, instruments: create(collect), members };
}

/** A registry that was cleared holds nothing of ours any more. */
function isWhole({ names }: Entry, registry: Registry): boolean {
  return names.every((name) => registry.getSingleMetric(name) !== undefined);
}

function assertFree(
  registry: Registry,
  present: readonly Entry[],
  names: readonly string[],
  title: string,
  known: Entry | undefined,
): void {
  if (known !== undefined) {
    if (known.members.has(title)) throw taken(title, names[0], `${title} has it already`);
    return;
  }
  for (const name of names) {
    const other = registry.getSingleMetric(name) as { readonly help?: string } | undefined;
    if (other === undefined) continue;
    const owner = present
      .find((entry) => entry.names.includes(name))
      ?.members.keys()
      .next().value;
    throw taken(title, name, `${owner ?? `the metric "${other.help}"`} has it already`);
  }
}

function titleOf({ kind, name }: Member): string {
  return name === undefined ? `the ${kind}` : `${kind} "${name}"`;
}

function taken(title: string, metric: string | undefined, message: string): DefinitionError {
  return new DefinitionError([
    {
      check: "metrics/registered-twice",
      severity: "error",
      path: `${title} › metric "${metric}"`,
      message: `cannot have a place in this registry: ${message}`,
      hint: "Register it once and hand it on, or give one of the two another name, prefix or registry.",
    },
  ]);
}
