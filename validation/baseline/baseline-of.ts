import type { Parts, Result } from "../result/index.ts";
import { asDeclared, stageNames } from "../result/index.ts";
import type { Baseline, Count, Figure } from "./baseline.ts";

type Keyed = Pick<Result, "conditions" | "mode" | "project" | "stack">;

/** What of a result a later one is compared with. A part that was not measured, or not to the end, gives nothing: less of it is no progress. */
export function baselineOf(result: Keyed & Pick<Result, "parts">): Baseline {
  const { accuracy, latency, routes, dashboards, collection, resilience, faults } = result.parts;
  const figures = [...times(measured(latency)), ...recoveries(measured(resilience)), ...faultTimes(measured(faults))];
  const counts = [
    ...misjudged(measured(accuracy)),
    ...misrouted(measured(routes)),
    ...summed("dashboards", ["errors", "empty"], measured(dashboards)?.loads),
    ...summed("collection", ["lost", "wrong"], measured(collection)?.runs),
    ...summed("resilience", losses, measured(resilience)?.cases),
    ...summed("unwilling receiver", ["lost", "duplicated"], measured(resilience)?.receivers),
    ...underFaults(measured(faults)),
  ];
  return { key: keyOf(result), figures, counts };
}

const losses = ["lost", "duplicated", "falseResolved", "falseFiring", "samplesLost"] as const;

/** What the figures depend on and nobody changes to make them better. The stack's rules, routes and group timers are none of it: what they cost is to be seen. */
export function keyOf({ conditions, mode, project, stack }: Keyed): Baseline["key"] {
  const { versions, ...plain } = conditions;
  const versionEntries = Object.entries(versions).map(([program, version]) => [`version of ${program}`, version]);
  return { mode, stack: `${project}/${stack}`, ...plain, ...Object.fromEntries(versionEntries) };
}

function measured<Part extends { readonly status: string }>(part: Part | undefined): Part | undefined {
  return part?.status === "not measured" ? undefined : part;
}

function times(latency: Parts["latency"]): readonly Figure[] {
  const byLoad = Map.groupBy(latency?.trials ?? [], ({ load }) => load);
  return [...byLoad].flatMap(([load, trials]) => [
    { name: `time to tell${at(load)}`, unit: "ms", values: trials.map(({ total }) => total) },
    ...stageNames.map((stage) => ({
      name: `time to tell${at(load)}: ${stage}`,
      unit: "ms",
      partOf: `time to tell${at(load)}`,
      values: trials.map(({ stages }) => stages[stage]),
    })),
  ]);
}

function recoveries(resilience: Parts["resilience"]): readonly Figure[] {
  if (resilience === undefined) return [];
  const values = resilience.cases.flatMap(({ recovery }) => (recovery === undefined ? [] : [recovery]));
  return [{ name: "recovery after an outage", unit: "ms", values }];
}

function faultTimes(faults: Parts["faults"]): readonly Figure[] {
  if (faults === undefined) return [];
  const { cases } = faults;
  const values = (of: "told" | "recovered" | "resolved") => cases.flatMap((one) => one[of] ?? []);
  return [
    { name: "faults: time to tell", unit: "ms", values: values("told") },
    { name: "faults: until the system works again", unit: "ms", values: values("recovered") },
    { name: "faults: until all is resolved", unit: "ms", values: values("resolved") },
  ];
}

function underFaults(faults: Parts["faults"]): readonly Count[] {
  if (faults === undefined) return [];
  const { cases } = faults;
  const sum = (of: (one: (typeof cases)[number]) => number) => cases.reduce((total, one) => total + of(one), 0);
  return [
    { name: "faults: missed", value: sum(({ declared, arrived }) => declared.length - arrived.length) },
    { name: "faults: late", value: sum(({ late }) => late.length) },
    { name: "faults: undeclared", value: sum(({ undeclared }) => undeclared.length) },
    { name: "faults: messages lost", value: sum(({ messages }) => messages?.lost ?? 0) },
  ];
}

function misjudged(accuracy: Parts["accuracy"]): readonly Count[] {
  return (accuracy?.loads ?? []).flatMap(({ load, overall }) =>
    (["missed", "late", "false"] as const).map((what) => ({
      name: `accuracy${at(load)}: ${what}`,
      value: overall[what],
    })),
  );
}

function misrouted(routes: Parts["routes"]): readonly Count[] {
  if (routes === undefined) return [];
  const { rows, inhibitions, mutes, grouping } = routes;
  return [
    { name: "routes: not as declared", value: rows.filter(({ outcome }) => !asDeclared(outcome)).length },
    { name: "routes: inhibitions not honoured", value: inhibitions.expected - inhibitions.honoured },
    { name: "routes: mutes not honoured", value: mutes.expected - mutes.honoured },
    { name: "routes: wrongly grouped", value: grouping.notifications - grouping.right },
  ];
}

function summed<Field extends string>(
  part: string,
  fields: readonly Field[],
  rows: readonly Readonly<Record<Field, number>>[] | undefined,
): readonly Count[] {
  if (rows === undefined) return [];
  return fields.map((field) => ({
    name: `${part}: ${words(field)}`,
    value: rows.reduce((total, row) => total + row[field], 0),
  }));
}

function at(load: number): string {
  return load === 1 ? "" : ` at ${load}× load`;
}

/** `falseResolved` → `false resolved`. */
function words(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
