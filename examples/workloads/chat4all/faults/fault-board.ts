import { DefinitionError, type Finding } from "../../../../problems/index.ts";
import {
  type FaultName,
  type FaultParameters,
  faultCatalog,
  faultDuration,
  faultsOf,
  type Parameter,
  type Service,
} from "./catalog.ts";

/** What a fault does from its start until the signal; a fault without one is looked at where it matters. */
export type Effects = {
  readonly [N in FaultName]?: (parameters: FaultParameters<N>, ended: AbortSignal) => void;
};

/** A fault as `GET /admin/faults` shows it. */
export interface FaultStatus {
  readonly name: FaultName;
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly active: { readonly parameters: Values; readonly remainingSeconds: number } | null;
}

type Values = Readonly<Record<string, number | string>>;

/** The faults of one running service. */
export interface FaultBoard {
  readonly service: Service;
  list(): readonly FaultStatus[];
  /** Starts a fault or starts it anew. Throws DefinitionError when there is no such fault or a parameter is out of its bounds. */
  set(name: string, given: unknown): FaultStatus;
  /** Ends a fault; nothing happens when it is not active. Throws DefinitionError when there is no such fault. */
  clear(name: string): FaultStatus;
  clearAll(): void;
  /** The parameters of a fault while it is active. */
  active<N extends FaultName>(name: N): FaultParameters<N> | undefined;
}

export function createFaultBoard(service: Service, effects: Effects = {}): FaultBoard {
  const names = faultsOf(service);
  const running = new Map<FaultName, { parameters: Values; endsAtMs: number; end(): void }>();

  const status = (name: FaultName): FaultStatus => {
    const { description } = faultCatalog[name];
    const current = running.get(name);
    const active = current && {
      parameters: current.parameters,
      remainingSeconds: Math.max(0, Math.ceil((current.endsAtMs - performance.now()) / 1000)),
    };
    return { name, description, parameters: parametersOf(name), active: active ?? null };
  };
  const known = (name: string): FaultName => {
    const found = names.find((candidate) => candidate === name);
    if (found !== undefined) return found;
    throw new DefinitionError([finding(name, `is no fault of ${service}; there are: ${names.join(", ")}`)]);
  };
  const clear = (name: string) => {
    const found = known(name);
    running.get(found)?.end();
    return status(found);
  };
  return {
    service,
    list: () => names.map(status),
    set(name, given) {
      const found = known(name);
      const { durationSeconds, ...parameters } = readParameters(found, given);
      running.get(found)?.end();
      const ended = new AbortController();
      const durationMs = Number(durationSeconds) * 1000;
      const end = () => {
        clearTimeout(timer);
        running.delete(found);
        ended.abort();
      };
      const timer = setTimeout(end, durationMs).unref();
      running.set(found, { parameters, endsAtMs: performance.now() + durationMs, end });
      (effects[found] as ((parameters: Values, ended: AbortSignal) => void) | undefined)?.(parameters, ended.signal);
      return status(found);
    },
    clear,
    clearAll() {
      for (const { end } of [...running.values()]) end();
    },
    active: <N extends FaultName>(name: N) => running.get(name)?.parameters as FaultParameters<N> | undefined,
  };
}

function parametersOf(name: FaultName): Readonly<Record<string, Parameter>> {
  return { ...faultCatalog[name].parameters, durationSeconds: faultDuration };
}

/** Fills in defaults and names everything that is wrong at once. */
function readParameters(name: FaultName, given: unknown): Values {
  const values = given ?? {};
  if (typeof values !== "object" || Array.isArray(values)) {
    throw new DefinitionError([finding(name, "takes a JSON object with its parameters")]);
  }
  const parameters = parametersOf(name);
  const unknown = Object.keys(values).filter((key) => !Object.hasOwn(parameters, key));
  const findings = unknown.map((key) =>
    finding(`${name}.${key}`, `is no parameter; there are: ${Object.keys(parameters).sort().join(", ")}`),
  );
  const read: Record<string, number | string> = {};
  for (const [key, parameter] of Object.entries(parameters)) {
    const value = (values as Readonly<Record<string, unknown>>)[key] ?? parameter.default;
    const fault = faultIn(value, parameter);
    if (fault === undefined) read[key] = value as number | string;
    else findings.push(finding(`${name}.${key}`, `${JSON.stringify(value)}: ${fault}`));
  }
  if (findings.length > 0) throw new DefinitionError(findings);
  return read;
}

function faultIn(value: unknown, parameter: Parameter): string | undefined {
  if (parameter.kind === "choice") {
    return parameter.choices.includes(value as string) ? undefined : `must be one of ${parameter.choices.join(", ")}`;
  }
  const fits = typeof value === "number" && value >= parameter.min && value <= parameter.max;
  return fits ? undefined : `must be a number from ${parameter.min} to ${parameter.max} (${parameter.unit})`;
}

function finding(path: string, message: string): Finding {
  return { check: "faults/parameter", severity: "error", path, message };
}
