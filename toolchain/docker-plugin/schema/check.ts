import { DEFAULTS, isList, isSecret, isUnknown, isValues, type Value, type Values } from "../protocol/index.ts";
import type { Properties, Property } from "./property.ts";

/** One reason why inputs are refused. */
export interface Failure {
  /** `ports[0].internal` */
  readonly property: string;
  readonly reason: string;
}

export interface CheckedInputs {
  /** The inputs with defaults filled in; secrets and unknowns stay as they came. */
  readonly inputs: Values;
  readonly failures: readonly Failure[];
  /** What works, but comes back from the engine written otherwise and so is a change on every `up`. */
  readonly warnings: readonly string[];
}

interface Findings {
  readonly failures: Failure[];
  readonly warnings: string[];
}

/** Checks names, types and limits of a resource's inputs and fills in defaults; `what` names it: `container "web"`. */
export function checkInputs(properties: Properties, inputs: Values, what: string): CheckedInputs {
  const findings: Findings = { failures: [], warnings: [] };
  const checked = checkFields(properties, inputs, "", what, findings);
  const filled = Object.keys(checked).filter((name) => inputs[name] === undefined || inputs[name] === null);
  return { inputs: { ...checked, [DEFAULTS]: filled.sort() }, ...findings };
}

function checkFields(fields: Properties, given: Values, path: string, what: string, findings: Findings): Values {
  const result: Record<string, Value> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("__") || value === undefined || value === null) continue;
    const at = path === "" ? name : `${path}.${name}`;
    const property = fields[name];
    if (property === undefined) findings.failures.push(unknownProperty(fields, at, name, what));
    else result[name] = checkValue(property, value, at, what, findings);
  }
  for (const [name, property] of Object.entries(fields)) {
    if (result[name] !== undefined || findings.failures.some((failure) => failure.property === join(path, name)))
      continue;
    if (property.default !== undefined) result[name] = property.default;
    else if (property.required) {
      findings.failures.push({ property: join(path, name), reason: `${what}: "${join(path, name)}" is missing` });
    }
  }
  return result;
}

function checkValue(property: Property, value: Value, path: string, what: string, findings: Findings): Value {
  if (isUnknown(value)) return value;
  if (isSecret(value)) return { ...value, value: checkValue(property, value.value, path, what, findings) };
  const refuse = (reason: string) => {
    findings.failures.push({ property: path, reason: `${what}: "${path}" ${reason}` });
    return value;
  };
  if (property.output) return refuse("can only be read");
  if (property.unsupported) return refuse(`is not offered by Sightline's own Docker plugin: ${useUpstream}`);
  switch (property.kind) {
    case "text":
      return checkText(property, value, path, what, findings);
    case "integer":
      if (typeof value !== "number" || !Number.isInteger(value)) return refuse(`must be a whole number${given(value)}`);
      if (property.minimum !== undefined && value < property.minimum) {
        return refuse(`must be at least ${property.minimum}${given(value)}`);
      }
      return value;
    case "flag":
      return typeof value === "boolean" ? value : refuse(`must be true or false${given(value)}`);
    case "map":
      return isValues(value) ? checkMap(value, path, what, findings) : refuse("must be an object with text values");
    case "list":
    case "set":
      if (!isList(value)) return refuse("must be a list");
      return value.map((item, index) => checkValue(property.of, item, `${path}[${index}]`, what, findings));
    case "object":
      return isValues(value) ? checkFields(property.fields, value, path, what, findings) : refuse("must be an object");
  }
}

const useUpstream = "use the upstream one (pulumi plugin install resource docker 5.2.0)";

function checkText(
  property: Extract<Property, { kind: "text" }>,
  value: Value,
  path: string,
  what: string,
  { failures, warnings }: Findings,
): Value {
  const fail = (reason: string) => failures.push({ property: path, reason: `${what}: "${path}" ${reason}` });
  if (typeof value !== "string") fail(`must be text${given(value)}`);
  else if (property.allowed !== undefined && !property.allowed.includes(value)) {
    fail(`must be one of ${property.allowed.join(", ")}${given(value)}`);
  } else if (property.canonical !== undefined) {
    try {
      const canonical = property.canonical(value);
      if (canonical !== value)
        warnings.push(`${what}: write "${path}" as "${canonical}": ${endless(value, canonical)}`);
    } catch (error) {
      fail((error as Error).message);
    }
  }
  return value;
}

function endless(given: string, canonical: string): string {
  return `the engine reads "${given}" back as "${canonical}", which is a change on every up.`;
}

function checkMap(values: Values, path: string, what: string, findings: Findings): Values {
  const textValue: Property = { kind: "text" };
  const entries = Object.entries(values).filter(([name, value]) => !name.startsWith("__") && value != null);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, checkValue(textValue, value, `${path}["${name}"]`, what, findings)]),
  );
}

function unknownProperty(fields: Properties, path: string, name: string, what: string): Failure {
  const near = Object.keys(fields).find(
    (known) => known.toLowerCase().replace(/s$/, "") === name.toLowerCase().replace(/s$/, ""),
  );
  const hint = near === undefined ? "take it out" : `is "${near}" meant?`;
  return { property: path, reason: `${what}: there is no property "${path}" in @pulumi/docker 5.2: ${hint}` };
}

function given(value: Value): string {
  return typeof value === "object" ? "" : `, not ${JSON.stringify(value)}`;
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
