import { type Finding, throwOnErrors } from "../../problems/index.ts";
import type { MetricDefinition, MetricType } from "./definition.ts";

/** The exceptions that a definition may ask for. */
interface Allowed {
  readonly legacyName?: boolean;
  readonly utf8Name?: boolean;
}

/**
 * Lets a sound definition through.
 * Rules: https://prometheus.io/docs/practices/naming/ and https://prometheus.io/docs/concepts/data_model/
 * @throws DefinitionError with everything that is wrong with it.
 */
export function checked<D extends MetricDefinition>(definition: D, allowed: Allowed): D {
  throwOnErrors([
    ...nameFindings(definition, allowed),
    ...helpFindings(definition),
    ...labelFindings(definition),
    ...boundFindings(definition),
    ...stateFindings(definition),
  ]);
  return definition;
}

function nameFindings({ type, name }: MetricDefinition, { legacyName, utf8Name }: Allowed): Finding[] {
  if (name === "" || !name.isWellFormed()) return [fault(name, "name", "has no usable name", "Give it a name.")];
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) && !utf8Name) {
    const hint = "Use letters, digits and _, not a digit first; a name that is out there already takes utf8Name: true.";
    return [fault(name, "name", "is not a plain metric name", hint)];
  }
  if (legacyName || type === "computed") return [];
  const total = name.endsWith("_total");
  if (type === "counter" && !total) {
    const hint = `Call it ${name}_total; a name that is out there already takes legacyName: true.`;
    return [fault(name, "counter-suffix", "is a counter and does not end in _total", hint)];
  }
  if (type !== "counter" && total) {
    return [fault(name, "counter-suffix", `is a ${type} and ends in _total`, "Declare a counter, or drop the suffix.")];
  }
  const taken = /_(bucket|sum|count)$/.exec(name)?.[0];
  if (taken !== undefined && (type === "histogram" || type === "summary")) {
    const hint = `Leave ${taken} off: the definition knows the series with that suffix.`;
    return [fault(name, "name", `is a ${type} and ends in ${taken}`, hint)];
  }
  return [];
}

function helpFindings({ name, help }: MetricDefinition): Finding[] {
  return help.trim() === "" ? [fault(name, "help", "has no help", "Say in one sentence what it counts.")] : [];
}

function labelFindings({ type, name, labels, stateLabel }: MetricDefinition): Finding[] {
  const all = stateLabel === undefined ? labels : [...labels, stateLabel];
  const malformed = all.filter((label) => !/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) || label.startsWith("__"));
  const repeated = new Set(all.filter((label, index) => all.indexOf(label) !== index));
  const reserved = all.filter((label) => reservedLabels(type).includes(label));
  return [
    ...malformed.map((label) =>
      fault(name, "label-name", `has the label "${label}"`, "Use letters, digits and _, not a digit or __ first."),
    ),
    ...[...repeated].map((label) => fault(name, "duplicate-label", `names the label "${label}" twice`, "Drop one.")),
    ...reserved.map((label) =>
      fault(name, "reserved-label", `declares "${label}", which is added by itself`, "Leave it out."),
    ),
  ];
}

function reservedLabels(type: MetricType): readonly string[] {
  if (type === "computed") return [];
  const target = ["job", "instance"];
  if (type === "histogram") return [...target, "le"];
  return type === "summary" ? [...target, "quantile"] : target;
}

function boundFindings({ name, buckets = [], quantiles = [] }: MetricDefinition): Finding[] {
  const ascending = buckets.every((bound, index) => index === 0 || bound > (buckets[index - 1] ?? Number.NaN));
  const sound = ascending && buckets.every(Number.isFinite);
  return [
    ...(sound ? [] : [fault(name, "buckets", `has the buckets ${buckets.join(", ")}`, "Finite numbers, ascending.")]),
    ...quantiles
      .filter((q) => !(q >= 0 && q <= 1))
      .map((q) => fault(name, "quantiles", `has the quantile ${q}`, "Numbers from 0 to 1.")),
  ];
}

function stateFindings({ name, states }: MetricDefinition): Finding[] {
  if (states === undefined) return [];
  const hint = "Name at least two states, each once.";
  if (states.length < 2) return [fault(name, "states", `has ${states.length} states`, hint)];
  return new Set(states).size === states.length ? [] : [fault(name, "states", "names a state twice", hint)];
}

function fault(name: string, rule: string, message: string, hint: string): Finding {
  return { check: `metrics/${rule}`, severity: "error", path: `metric "${name}"`, message, hint };
}
