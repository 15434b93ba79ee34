import { DefinitionError, type Finding } from "../../../../problems/index.ts";
import { type Fault, faultDuration } from "./fault.ts";
import { faultIn, type Parameter } from "./parameter.ts";

export type Values = Readonly<Record<string, number | string>>;

/** A fault's own parameters and the one that all have. */
export function parametersOf(fault: Fault): Readonly<Record<string, Parameter>> {
  return { ...fault.parameters, durationSeconds: faultDuration };
}

/** Fills in defaults and names everything that is wrong at once. */
export function readParameters(name: string, fault: Fault, given: unknown): Values {
  const values = given ?? {};
  if (typeof values !== "object" || Array.isArray(values)) {
    throw new DefinitionError([finding(name, "takes a JSON object with its parameters")]);
  }
  const parameters = parametersOf(fault);
  const unknown = Object.keys(values).filter((key) => !Object.hasOwn(parameters, key));
  const findings = unknown.map((key) =>
    finding(`${name}.${key}`, `is no parameter; there are: ${Object.keys(parameters).sort().join(", ")}`),
  );
  const read: Record<string, number | string> = {};
  for (const [key, parameter] of Object.entries(parameters)) {
    const value = (values as Readonly<Record<string, unknown>>)[key] ?? parameter.default;
    const wrong = faultIn(value, parameter);
    if (wrong === undefined) read[key] = value as number | string;
    else findings.push(finding(`${name}.${key}`, `${JSON.stringify(value)}: ${wrong}`));
  }
  if (findings.length > 0) throw new DefinitionError(findings);
  return read;
}

function finding(path: string, message: string): Finding {
  return { check: "faults/parameter", severity: "error", path, message };
}
